// The page on which a reader answers the questions of a decision. The address
// is the only state: every answer is a link to the address that holds it, and
// whatever address arrives is shown. Nothing is stored, nothing is sent.
// @ts-check

import { addressOf, answersOf, asking, byId, flow, linkHere, make, questionView, resultView, unusedOf } from "./decide-view.js";
import { evaluate, parse } from "./flow.js";
import { record } from "./record.js";

/**
 * What an entry of the browser's history knows besides its address: a question
 * that is asked although it has an answer, and what was odd about the address.
 * @typedef {{ ask?: string, dropped?: string[], more?: number, version?: number }} Entry
 *
 * @typedef {import("./flow.js").Result} Result
 */

const run = byId("site-run");
const title = document.title;
const live = make("p", { class: "quiet", role: "status" });
const shownAtMost = 10;
let shown = ""; // the address and entry that the page shows
/** @type {Entry} */
let lastEntry = {};

const answersHere = () => parse(flow, location.search.slice(1));
/** @returns {Entry} */
const entryHere = () => history.state ?? {};
const keyHere = () => location.search + (entryHere().ask ?? "");

/** Takes the address in order, and keeps what was odd about it. */
function arrive() {
  if (!location.search) return;
  const { answers, version, dropped } = answersHere();
  const entry = entryHere();
  if (dropped.length) {
    entry.dropped = dropped.slice(0, shownAtMost).map((part) => (part.length > 60 ? `${part.slice(0, 60)}…` : part));
    entry.more = dropped.length - shownAtMost;
  }
  if (version && version !== flow.version) entry.version = version;
  if (location.hash) {
    if (location.hash.startsWith(asking)) entry.ask = location.hash.slice(asking.length);
    // The fragment is for readers without scripts. Where a browser has gone
    // there already, an empty one scrolls back and unmarks its target.
    location.replace("#");
  }
  history.replaceState(entry, "", addressOf(answers));
}

/** Shows what the address says. @param {boolean} moved  whether the reader has acted */
function render(moved) {
  const { answers } = answersHere();
  const entry = entryHere();
  const r = evaluate(flow, answers);
  const again = entry.ask && evaluate(flow, { ...answers, [entry.ask]: "unsure" }).steps.find(({ question }) => question === entry.ask)?.place;
  const place = again || r.next;
  const actions = make("ul", { class: "actions" });
  const view = place ? questionView(r, place, again === place) : resultView(r, actions);
  const { decision } = view;
  if (decision) actions.append(...actionsFor(() => save(fileOf(r), record(decision()))));
  const main = make("div", { class: place ? "now" : "now result" }, ...noticesOf(r, entry), ...view.parts);
  run.replaceChildren(main, answersOf(r) || "");
  markWay(r, place);
  shown = keyHere();
  lastEntry = entry;
  document.title = `${view.heading} – ${title}`;
  if (!moved) return;
  live.textContent = view.said;
  main.querySelector("h2")?.focus({ preventScroll: true });
}

/** @param {Result} r @param {Entry} entry */
function noticesOf(r, { dropped = [], more = 0, version }) {
  const unused = unusedOf(r);
  return [
    dropped.length && ["These parts of the address mean nothing to this page and are left out: ",
      ...dropped.flatMap((part, i) => [i > 0 && ", ", make("code", {}, part)]), more > 0 && `, and ${more} more`, "."],
    version && [`The address was made with version ${version} of these questions; this is version ${flow.version}. All answers that still exist are kept.`],
    unused && [`Kept, but without effect on this way: ${unused}.`],
  ].map((notice) => notice && make("p", { class: "notice" }, ...notice));
}

/** @param {() => void} download */
function actionsFor(download) {
  /** @param {string} name @param {(button: HTMLElement) => void} act */
  const button = (name, act) => {
    const made = make("button", { class: "button", type: "button" }, name);
    made.addEventListener("click", () => act(made));
    return made;
  };
  return [
    button("Copy the link", copyLink),
    button("Print", () => print()),
    button("Download the decision record", download),
    make("a", { class: "button", href: location.pathname }, "Start again"),
  ].map((action) => make("li", {}, action));
}

/** @param {HTMLElement} button */
async function copyLink(button) {
  try {
    await navigator.clipboard.writeText(linkHere());
    button.textContent = "Copied";
    live.textContent = "The link is copied";
    setTimeout(() => (button.textContent = "Copy the link"), 2000);
  } catch {
    const field = /** @type {HTMLInputElement} */ (make("input", { class: "link", readonly: "", value: linkHere(), "aria-label": "Link to this result" }));
    button.replaceWith(field);
    field.focus();
    field.select();
  }
}

/** @param {Result} r */
function fileOf(r) {
  const choice = r.outcome ? flow.outcomes[r.outcome].choose.join("-or-") || "none" : "open";
  return `decision-${flow.id}-${choice}.md`;
}

/** @param {string} name @param {string} text */
function save(name, text) {
  make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/markdown" })), download: name }).click();
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

/** Follows the links inside the run without loading the page again. */
run.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const ask = link.hash.startsWith(asking) ? link.hash.slice(asking.length) : "";
  if (link.host !== location.host || link.pathname !== location.pathname || (link.hash && !ask)) return;
  event.preventDefault();
  history.pushState({ ask }, "", link.pathname + link.search);
  render(true);
  if (run.getBoundingClientRect().top < 0) run.scrollIntoView({ behavior: "instant" });
});

addEventListener("popstate", () => {
  // A link to a part of this page makes an entry of its own: it shows the same.
  if (!history.state && location.search + (lastEntry.ask ?? "") === shown) history.replaceState(lastEntry, "");
  if (keyHere() !== shown) render(true);
});

document.body.append(live);
arrive();
render(false);
