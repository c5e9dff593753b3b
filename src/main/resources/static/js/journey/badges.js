// The little signs on a step of the drawing. Built from text nodes only: names and numbers are never markup.
import { count, share, tell } from "./numbers.js";

const node = (tag, name, ...children) => {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...children);
  return made;
};

/** @returns what stands on this step: each with its node, its place and how it learns new numbers */
export function badges(step, element) {
  const signs = [waiting(element)];
  if (step.kind === "start" || step.kind === "end") signs.push(passed(element));
  if (step.mail) signs.push(mail(element));
  return signs;
}

function waiting(element) {
  const number = node("span", "");
  const sign = node("div", "sign-place", node("div", "sign-waiting", number));
  return {
    node: sign,
    position: { top: element.width < 50 ? -22 : -13, left: element.width / 2 },
    update: (step) => {
      sign.hidden = !step.waiting;
      sign.title = `${count(step.waiting)} waiting here now`;
      tell(number, count(step.waiting));
    },
  };
}

function passed(element) {
  const number = node("span", "");
  const sign = node("div", "sign-place", node("div", "sign-passed", number));
  return {
    node: sign,
    position: { top: -30, left: element.width / 2 },
    update: (step) => {
      sign.title = `${count(step.passed)} came through here`;
      tell(number, count(step.passed));
    },
  };
}

function mail(element) {
  const sent = node("strong", "");
  const opened = node("span", "");
  const clicked = node("span", "");
  const sign = node("div", "sign-place", node("div", "sign-mail", sent, node("div", "", opened, " · ", clicked)));
  return {
    node: sign,
    position: { top: element.height + 8, left: element.width / 2 },
    update: ({ mail: now }) => {
      tell(sent, `${count(now.sent)} sent`);
      tell(opened, `open ${share(now.opened, now.sent)}`);
      tell(clicked, `click ${share(now.clicked, now.sent)}`);
    },
  };
}
