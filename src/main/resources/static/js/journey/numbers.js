// How numbers are told, in the drawing as in the table.
const whole = new Intl.NumberFormat("en");

export const count = (value) => whole.format(value);

export function share(part, all) {
  if (!all) return "–";
  const percent = (100 * part) / all;
  return percent < 10 && percent > 0 ? percent.toFixed(1) + " %" : Math.round(percent) + " %";
}

/** Changes a node's text only when it differs, and lets it glow for a moment when it does. */
export function tell(node, text) {
  if (node.textContent === text) return;
  const first = node.textContent === "";
  node.textContent = text;
  if (first) return;
  node.classList.remove("changed");
  void node.offsetWidth;
  node.classList.add("changed");
}
