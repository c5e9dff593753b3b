// The same numbers as in the drawing, to read, to copy and to hear.
import { count, share, tell } from "./numbers.js";

export class LiveTable {
  constructor(page) {
    this.page = page;
    this.rows = new Map([...page.querySelectorAll("tr[data-step]")].map((row) => [row.dataset.step, row]));
  }

  show({ totals, steps }) {
    for (const [name, value] of Object.entries(totals)) {
      this.page.querySelectorAll(`[data-total="${name}"]`).forEach((node) => tell(node, count(value)));
    }
    for (const step of steps) {
      const row = this.rows.get(step.id);
      if (row) this.fill(row, step);
    }
  }

  fill(row, { waiting, passed, mail }) {
    this.put(row, "waiting", waiting ? count(waiting) : "–");
    this.put(row, "passed", count(passed));
    if (!mail) return;
    this.put(row, "sent", count(mail.sent));
    this.put(row, "opened", share(mail.opened, mail.sent));
    this.put(row, "clicked", share(mail.clicked, mail.sent));
  }

  put(row, field, text) {
    const node = row.querySelector(`[data-field="${field}"]`);
    if (node) tell(node, text);
  }

  onPick(listener) {
    this.rows.forEach((row, step) =>
      row.addEventListener("click", (event) => {
        if (event.target.closest("a")) return;
        this.mark(step, false);
        listener(step);
      })
    );
  }

  mark(step, reveal) {
    this.rows.forEach((row) => row.classList.remove("marked"));
    const row = this.rows.get(step);
    if (!row) return;
    row.classList.add("marked");
    if (reveal) row.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }
}
