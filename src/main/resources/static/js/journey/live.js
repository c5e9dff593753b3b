// The live journey page: asks for fresh numbers every two seconds and hands them to the drawing and the table.
import { LiveDiagram } from "./diagram.js";
import { LiveTable } from "./table.js";

const EVERY = 2000;
const page = document.querySelector("[data-live]");
const canvas = page.querySelector("[data-model]");
const table = new LiveTable(page);
const state = page.querySelector("[data-state]");
let numbers = { totals: {}, steps: [] };
let failures = 0;

const diagram = await LiveDiagram.open(canvas, (step) => table.mark(step, true));
page.querySelectorAll("[data-measure]").forEach((button) =>
  button.addEventListener("click", () => {
    page.querySelectorAll("[data-measure]").forEach((other) => other.setAttribute("aria-pressed", other === button));
    diagram.measure = button.dataset.measure;
    diagram.show(numbers);
  })
);
table.onPick((step) => diagram.mark(step));
await refresh();
const asked = new URLSearchParams(location.search).get("step");
if (asked) {
  diagram.mark(asked);
  table.mark(asked, false);
}
function show() {
  diagram.show(numbers);
  table.show(numbers);
}

async function refresh() {
  if (!document.hidden) {
    try {
      const answer = await fetch(page.dataset.live, { headers: { Accept: "application/json" }, redirect: "error" });
      if (!answer.ok) throw new Error(answer.status);
      numbers = await answer.json();
      failures = 0;
      show();
    } catch {
      failures++;
    }
    state.textContent = failures > 1 ? "Not reachable, trying again" : "Live";
    state.classList.toggle("stale", failures > 1);
  }
  setTimeout(refresh, Math.min(EVERY * 2 ** Math.max(0, failures - 1), 30000));
}
