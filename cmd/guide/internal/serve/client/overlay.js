// Shows on a page what is wrong with the sources: errors in a panel over the
// page, warnings as a number in a corner that opens the panel. It never takes
// the focus by itself. What it shows comes from strangers' files and is put
// into the page as text only.
// @ts-check

/** @typedef {import("./live.js").State} State */
/** @typedef {import("./live.js").Fault} Fault */

const key = "guide-hidden";

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} parts */
function make(tag, attributes, ...parts) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...parts);
  return made;
}

const title = make("h2", { id: "title" });
const note = make("p", { class: "note" });
const list = make("div", { class: "list" });
const hide = make("button", { type: "button", class: "hide" }, "Hide", make("kbd", {}, "Esc"));
const panel = make("section", { class: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1" },
  make("div", { class: "top" }, title, hide), note, list);
const chip = make("button", { type: "button", class: "chip", "aria-expanded": "false" });
const said = make("p", { class: "said", role: "alert" });

const host = document.createElement("guide-report");
const root = host.attachShadow({ mode: "open" });
const sheet = make("link", { rel: "stylesheet", href: "/.guide/overlay.css" });
root.append(sheet);
// Not before it has its style.
const styled = new Promise((resolve) => {
  for (const type of ["load", "error"]) sheet.addEventListener(type, resolve);
});
styled.then(() => root.append(said, panel, chip));

let now = ""; // what is shown

/**
 * Shows what is wrong now, or nothing.
 * @param {State} state @param {boolean} page  whether there is a page below
 */
export function show(state, page) {
  const { server, report, errors, warnings, why } = state;
  const broken = state.status === 500;
  const next = JSON.stringify([server, report, broken, why]);
  if (next === now) return;
  now = next;
  if (!errors && !warnings && !broken) return host.remove();
  const counts = [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(", ");
  title.textContent = errors || !broken ? counts : "This page cannot be made";
  chip.textContent = counts || "1 error";
  const urgent = errors > 0 || broken;
  note.textContent = noteOn(urgent, page);
  list.replaceChildren(...partsOf(state, broken));
  host.toggleAttribute("data-urgent", urgent);
  document.documentElement.append(host);
  turn(urgent && remembered() !== now);
  said.textContent = panel.hidden ? "" : `${title.textContent}. ${why || state.faults?.[0]?.message || ""}`;
}

/** @param {boolean} urgent @param {boolean} page */
function noteOn(urgent, page) {
  if (!urgent) return "The site is built all the same.";
  return page ? "Below is the newest page that could be made." : "The page appears as soon as it can be made.";
}

/** @param {State} state @param {boolean} broken */
function partsOf({ faults, errors, warnings, why }, broken) {
  const all = faults ?? [];
  const parts = [];
  if (broken && !errors && why) parts.push(make("pre", {}, why));
  const bad = all.filter(({ severity }) => severity === "error");
  const doubtful = all.filter(({ severity }) => severity !== "error");
  if (bad.length) parts.push(make("ol", {}, ...bad.map(itemOf)));
  if (doubtful.length) {
    const items = make("ol", {}, ...doubtful.map(itemOf));
    parts.push(errors ? make("details", {}, make("summary", {}, count(warnings, "warning")), items) : items);
  }
  const left = errors + warnings - all.length;
  if (left) parts.push(make("p", { class: "note" }, `${left} more ${left === 1 ? "is" : "are"} not shown.`));
  return parts;
}

/** @param {Fault} fault */
function itemOf({ severity, at, rule, message, hint, excerpt }) {
  const file = at.replace(/(:\d+){1,2}$/, "");
  const place = make("code", {}, file, make("span", {}, at.slice(file.length)));
  const item = make("li", { class: severity }, make("p", { class: "at" }, place, make("em", {}, `${severity}, ${rule}`)),
    make("p", { class: "message" }, message));
  if (excerpt) item.append(make("pre", { tabindex: "0", "aria-label": "the line in the file" }, excerpt));
  if (hint) item.append(make("p", { class: "hint" }, hint));
  return item;
}

/** @param {number} n @param {string} noun */
const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** Opens or closes the panel. @param {boolean} open */
function turn(open) {
  panel.hidden = !open;
  chip.hidden = open;
  chip.setAttribute("aria-expanded", String(open));
}

function close() {
  const inside = root.activeElement;
  turn(false);
  if (inside) chip.focus({ preventScroll: true });
  try {
    sessionStorage.setItem(key, now);
  } catch {
    // There is no storage: the next page opens the panel again.
  }
}

function remembered() {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

hide.addEventListener("click", close);
chip.addEventListener("click", () => {
  turn(true);
  panel.focus({ preventScroll: true });
});
addEventListener("keydown", ({ key, defaultPrevented }) => {
  if (key === "Escape" && !defaultPrevented && host.isConnected && !panel.hidden) close();
});
