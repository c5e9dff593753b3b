// The drawing with numbers on its steps: what waits, what passed, what each mail brought. Colour carries the volume.
import { badges } from "./badges.js";

const LEVELS = 5;
const PADDING = { left: 50, top: 60, right: 50, bottom: 90 };

export class LiveDiagram {
  static async open(canvas, onPick) {
    const viewer = new window.BpmnNavigatedViewer({ container: canvas });
    const answer = await fetch(canvas.dataset.model);
    await viewer.importXML(await answer.text());
    return new LiveDiagram(viewer, canvas, onPick);
  }

  constructor(viewer, canvas, onPick) {
    this.canvas = viewer.get("canvas");
    this.elements = viewer.get("elementRegistry");
    this.overlays = viewer.get("overlays");
    this.measure = "passed";
    this.badges = new Map();
    this.levels = new Map();
    this.fit();
    new ResizeObserver(() => this.fit()).observe(canvas);
    viewer.get("eventBus").on("element.click", ({ element }) => {
      const step = (element.labelTarget || element).id;
      this.mark(step);
      onPick(step);
    });
  }

  /** Fits everything drawn and the badges around it; the viewer's own fit knows nothing of badges. */
  fit() {
    this.canvas.resized();
    const { inner, outer } = this.canvas.viewbox();
    if (outer.width < 50 || outer.height < 50) return;
    const width = inner.width + PADDING.left + PADDING.right;
    const height = inner.height + PADDING.top + PADDING.bottom;
    const narrow = outer.width < 640;
    const scale = Math.min(1.15, Math.max(Math.min(outer.width / width, outer.height / height), narrow ? 0.55 : 0.2));
    const shown = { width: outer.width / scale, height: outer.height / scale };
    this.canvas.viewbox({
      x: inner.x - PADDING.left - (narrow ? 0 : Math.max(0, (shown.width - width) / 2)),
      y: inner.y - PADDING.top - Math.max(0, (shown.height - height) / 2),
      ...shown,
    });
  }

  show({ steps }) {
    const known = new Map(steps.map((step) => [step.id, step]));
    const most = Math.max(1, ...steps.map((step) => this.volume(step)));
    for (const step of steps) {
      if (!this.elements.get(step.id)) continue;
      this.colour(step.id, this.volume(step), most, "heat");
      this.badge(step);
    }
    const walked = Math.max(1, ...steps.map((step) => step.passed + step.waiting));
    this.elements
      .filter((element) => element.waypoints && element.type === "bpmn:SequenceFlow")
      .forEach((flow) => this.colour(flow.id, walkedAlong(flow, known), walked, "flow"));
  }

  volume(step) {
    if (this.measure === "waiting") return step.waiting;
    if (this.measure === "clicked") return step.mail ? step.mail.clicked : 0;
    return step.passed;
  }

  colour(id, value, most, kind) {
    const level = value ? Math.max(1, Math.ceil((LEVELS * Math.sqrt(value)) / Math.sqrt(most))) : 0;
    const next = `${kind}-${level}`;
    const before = this.levels.get(id);
    if (before === next) return;
    if (before) this.canvas.removeMarker(id, before);
    this.canvas.addMarker(id, next);
    this.levels.set(id, next);
  }

  badge(step) {
    if (!this.badges.has(step.id)) {
      const made = badges(step, this.elements.get(step.id));
      made.forEach(({ node, position }) =>
        this.overlays.add(step.id, { html: node, position, show: { minZoom: 0.2 }, scale: { min: 0.7, max: 1 } })
      );
      this.badges.set(step.id, made);
    }
    this.badges.get(step.id).forEach(({ update }) => update(step));
  }

  mark(step) {
    if (this.marked) this.canvas.removeMarker(this.marked, "picked");
    this.marked = this.elements.get(step) ? step : null;
    if (this.marked) this.canvas.addMarker(step, "picked");
  }
}

/** How many went along a flow: all who reached its target when no other flow leads there, or all who left its source. */
function walkedAlong(flow, steps) {
  const from = steps.get(flow.source.id);
  const to = steps.get(flow.target.id);
  if (to && flow.target.incoming.length === 1) return to.passed + to.waiting;
  if (from && flow.source.outgoing.length === 1) return from.passed;
  return Math.min(from ? from.passed : 0, to ? to.passed + to.waiting : 0);
}
