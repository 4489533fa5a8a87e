// The page on which a reader answers the questions of one decision.
// @ts-check

import { addressOf, answersOf, flow, questionView, resultView, unusedOf } from "./decide-view.js";
import { evaluate, parse } from "./flow.js";
import { start } from "./page.js";

/** @typedef {import("./flow.js").Result} Result */

/** @param {string} query @param {string} ask @param {Element} actions @returns {import("./page.js").Shown} */
function show(query, ask, actions) {
  const { answers } = parse(flow, query);
  const r = evaluate(flow, answers);
  const again = ask && evaluate(flow, { ...answers, [ask]: "unsure" }).steps.find(({ question }) => question === ask)?.place;
  const place = again || r.next;
  return {
    ...(place ? questionView(r, place, again === place) : resultView(r, actions)),
    beside: answersOf(r),
    unused: unusedOf(r),
    after: () => markWay(r, place),
  };
}

/** Marks the way taken on the chart, and scrolls the chart to its end. @param {Result} r @param {string | null} place */
function markWay(r, place) {
  const chart = document.querySelector(".way .chart .scroll");
  if (!chart) return;
  const on = new Set([flow.start]); // nodes, and answers at them
  for (const { place, answer } of r.steps) {
    for (const [id, { next }] of Object.entries(flow.questions[place].answers)) {
      if (answer === id || answer === "unsure") on.add(next).add(`${place} ${id}`);
    }
  }
  const ends = place ? [place] : r.possible;
  for (const line of chart.querySelectorAll("[data-from]")) {
    const { from, answer } = /** @type {SVGElement} */ (line).dataset;
    line.classList.toggle("on", on.has(`${from} ${answer}`));
  }
  for (const node of /** @type {NodeListOf<SVGElement>} */ (chart.querySelectorAll("[data-node]"))) {
    const { node: id = "" } = node.dataset;
    node.classList.toggle("on", on.has(id));
    for (const row of node.querySelectorAll("[data-answer]")) row.classList.toggle("on", on.has(`${id} ${row.getAttribute("data-answer")}`));
    node.removeAttribute("aria-current");
    node.querySelector(".here")?.remove();
    if (!ends.includes(id)) continue;
    node.setAttribute("aria-current", "step");
    const box = /** @type {SVGGraphicsElement} */ (/** @type {unknown} */ (node)).getBBox();
    node.append(badge(box.x + box.width / 2, box.y, place ? "You are here" : r.outcome ? "Your result" : "Possible"));
    if (id === ends[0]) center(chart, node);
  }
}

/** Scrolls a region until a part of it is in its middle. @param {Element} region @param {Element} part */
function center(region, part) {
  const [outer, inner] = [region.getBoundingClientRect(), part.getBoundingClientRect()];
  region.scrollBy(inner.x + inner.width / 2 - outer.x - outer.width / 2, inner.y + inner.height / 2 - outer.y - outer.height / 2);
}

/** @param {number} x @param {number} y @param {string} text */
function badge(x, y, text) {
  /** @param {string} name @param {Record<string, string | number>} attributes */
  const shape = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  };
  const made = shape("g", { class: "here" });
  const label = shape("text", { x, y: y - 2, "text-anchor": "middle" });
  label.textContent = text;
  made.append(shape("rect", { x: x - 46, y: y - 15, width: 92, height: 18, rx: 9 }), label);
  return made;
}

start({
  version: flow.version,
  read(query) {
    const { answers, ...rest } = parse(flow, query);
    return { ...rest, address: addressOf(answers) };
  },
  show,
});
