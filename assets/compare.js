// The compare page: choose columns and rows, weigh criteria, take it away. The
// address is the only state. The table is the one that all readers get, and its
// controls stand in the page as a template: without scripts there are none.
// @ts-check

import { encode, longest, paired, parse, start } from "./compare-state.js";
import { csv, json, markdown } from "./compare-take.js";
import { inWords, listed } from "./compare-words.js";
import { rank, spread } from "./rank.js";

/**
 * @typedef {import("./compare-state.js").State} State
 * @typedef {import("./rank.js").Ranking} Ranking
 * @typedef {{ dropped?: string[], more?: number, version?: number }} Entry  what was odd about an address
 */

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} parts */
function make(tag, attributes, ...parts) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...parts);
  return made;
}

/** @type {import("./compare-state.js").Table} */
const table = JSON.parse(byId("site-table").textContent ?? "");
const tools = byId("site-tools");
tools.append(/** @type {HTMLTemplateElement} */ (byId("site-controls")).content);

/** @param {string} name @returns {any} */
const field = (name) => tools.querySelector(`[name=${name}]`);
/** @param {string} name @returns {HTMLElement} */
const part = (name) => /** @type {HTMLElement} */ (tools.querySelector(`[data-part=${name}]`));

const region = /** @type {HTMLElement} */ (document.querySelector(".matrix"));
const [head, ...body] = /** @type {HTMLTableElement} */ (region.querySelector("table")).rows;
const words = body.map((row) => [...row.cells].map((cell) => cell.textContent?.toLowerCase() ?? ""));
const narrow = tools.querySelectorAll("select.one");
const weights = table.criteria.map(({ id }) => /** @type {HTMLInputElement[]} */ ([...tools.querySelectorAll(`[name=weigh-${id}]`)]));
const boxes = /** @type {HTMLInputElement[]} */ ([...tools.querySelectorAll(".chip [value]")]);

let state = start(table);
/** @type {number[]} */
let rows = []; // shown, in order
/** @type {string[]} */
let ranking = []; // as lines
let typing = false; // since the last entry of the history

/** Takes the address in order, and keeps what was odd about it. */
function arrive() {
  const { state: found, version, dropped } = parse(table, location.search.slice(1));
  /** @type {Entry} */
  const entry = history.state ?? {};
  if (dropped.length) {
    entry.dropped = dropped.slice(0, 10).map((each) => (each.length > 60 ? `${each.slice(0, 60)}…` : each));
    entry.more = dropped.length - 10;
  }
  if (version && version !== table.version) entry.version = version;
  state = found;
  history.replaceState(entry, "", (encode(table, state) || location.pathname) + location.hash);
  notice(entry);
}

/** @param {Entry} entry */
function notice({ dropped = [], more = 0, version }) {
  part("notices").replaceChildren(...[
    dropped.length ? ["These parts of the address mean nothing to this page and are left out: ",
      ...dropped.flatMap((each, i) => [i ? ", " : "", make("code", {}, each)]), more > 0 ? `, and ${more} more.` : "."] : [],
    version ? [`The address was made with version ${version} of this comparison; this is version ${table.version}. What still exists is kept, and a ranking may differ.`] : [],
  ].filter((each) => each.length).map((each) => make("p", { class: "notice" }, ...each)));
}

/** Makes a change an entry of the history; words typed in a row are one. @param {Partial<State>} change */
function choose(change, typed = false) {
  const before = encode(table, state);
  state = paired({ ...state, ...change });
  const address = encode(table, state);
  if (address !== before) {
    history[typed && typing ? "replaceState" : "pushState"]({}, "", address || location.pathname);
    typing = typed;
    notice({});
  }
  render();
}

function render() {
  const { columns, weights: given } = state;
  const two = state.two.length ? state.two : columns.slice(0, 2);
  for (const row of [head, ...body]) {
    table.options.forEach((_, column) => {
      row.cells[column + 1].hidden = !columns.includes(column);
      row.cells[column + 1].toggleAttribute("data-aside", !two.includes(column));
      row.cells[column + 1].style.order = two[1] === column ? "1" : "";
    });
  }
  const size = columns.length <= 3 ? "few" : columns.length <= 5 ? "some" : "many";
  for (const name of ["few", "some", "many"]) region.classList.toggle(name, name === size); // as the layout does it
  const shown = `${listed(columns.map((column) => table.options[column].name), "and")} compared`;
  say(region.querySelector("caption") ?? region, shown);
  region.setAttribute("aria-label", shown);
  renderRows();
  renderCount();
  renderRanking(rank({ ...table, levels: table.levels.map((row) => columns.map((column) => row[column])) }, given));
  renderControls(two);
}

function renderRows() {
  const { columns, find, differ, sort } = state;
  const wanted = find.toLowerCase().split(/\s+/);
  /** @param {number} row */
  const levels = (row) => columns.map((column) => table.levels[row][column]);
  rows = table.criteria.map((_, row) => row).filter((row) => {
    const said = [0, ...columns.map((column) => column + 1)].map((at) => words[row][at]).join(" ");
    return wanted.every((word) => said.includes(word)) && (!differ || new Set(levels(row)).size > 1);
  });
  if (sort === "name") rows.sort((a, b) => table.criteria[a].name.localeCompare(table.criteria[b].name, document.documentElement.lang));
  if (sort === "difference") rows.sort((a, b) => spread(table.steps, levels(b)) - spread(table.steps, levels(a)));
  body.forEach((row, at) => (row.hidden = !rows.includes(at)));
  const rest = body.filter((row) => row.hidden);
  body[0].parentElement?.append(...rows.map((row) => body[row]), ...rest);
}

function renderCount() {
  /** @param {number} some @param {Named[]} all @param {string} what @typedef {import("./compare-state.js").Named} Named */
  const of = (some, all, what) => (some === all.length ? `all ${some} ${what}` : `${some} of ${all.length} ${what}`);
  const all = rows.length === table.criteria.length && state.columns.length === table.options.length;
  say(part("count"), `Shown: ${of(state.columns.length, table.options, "options")}, ${rows.length ? of(rows.length, table.criteria, "criteria") : "no criterion"}.`);
  part("everything").hidden = all && !state.find && !state.differ && !state.sort;
}

/** Changes a text that is read aloud only when it changes. @param {Element} at @param {string} text */
function say(at, text) {
  if (at.textContent !== text) at.textContent = text;
}

/** @param {Ranking} r */
function renderRanking(r) {
  const names = state.columns.map((column) => table.options[column].name);
  const { said, places } = inWords(r, names, table.criteria.map(({ name }) => name));
  say(part("firm"), said);
  ranking = places.length ? [said] : [];
  part("ranking").replaceChildren(...places.map(({ name, place, points, notes, low, high }) => {
    ranking.push(`Place ${place}: ${name}, ${points}${notes && `. ${notes}`}`);
    const bar = make("span", { class: "bar" });
    bar.style.cssText = `--low: ${low}; --high: ${high}`;
    return make("li", {}, make("span", { class: "place" }, make("span", { class: "quiet" }, "Place "), place.replace(" to ", "–")),
      make("b", {}, name), make("span", { class: "sum" }, points), bar, ...(notes ? [make("small", {}, notes)] : []));
  }));
  part("none").hidden = !r.most;
}

/** @param {number[]} two */
function renderControls(two) {
  boxes.forEach((box, column) => (box.checked = state.columns.includes(column)));
  if (field("find").value.trim() !== state.find) field("find").value = state.find;
  field("differ").checked = state.differ;
  field("sort").value = state.sort;
  weights.forEach((row, at) => row.forEach((radio, weight) => (radio.checked = state.weights[at] === weight)));
  narrow.forEach((select, at) => {
    select.replaceChildren(...state.columns.map((column) => new Option(table.options[column].name, `${column}`, false, two[at] === column)));
  });
  part("two").hidden = state.columns.length < 3;
}

const linkHere = () => location.origin + location.pathname + location.search;

/** Shows for a moment that a button has done its work. @param {Element} button @param {string} text */
function done(button, text) {
  const was = (button.ariaLabel ??= button.textContent ?? "");
  say(part("said"), text);
  button.textContent = text;
  setTimeout(() => {
    button.textContent = was;
    part("said").textContent = "";
  }, 2500);
}

/** @param {string} type @param {string} ending @param {string} text */
function save(type, ending, text) {
  make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: `${table.id}-comparison.${ending}` }).click();
}

/** @type {Record<string, (button: Element) => void | Promise<void>>} */
const actions = {
  everything: () => (choose({ ...start(table), weights: state.weights }), part("count").focus()),
  none: () => (choose({ weights: start(table).weights }), weights[0].find((radio) => radio.checked)?.focus()),
  async markdown(button) {
    /** The text behind the level. @param {number} row @param {number} column */
    const verdict = (row, column) => [...body[row].cells[column + 1].childNodes].slice(1).map((node) => node.textContent).join("");
    await navigator.clipboard.writeText(markdown(table, { columns: state.columns, rows }, verdict, ranking, linkHere()));
    done(button, "Copied");
  },
  async link(button) {
    await navigator.clipboard.writeText(linkHere());
    done(button, "Copied");
  },
  csv: async () => save("text/csv", "csv", csv(await data(), table, { columns: state.columns, rows })),
  json: async () => {
    const chosen = Object.fromEntries(table.criteria.flatMap(({ id }, row) => (state.weights[row] ? [[id, state.weights[row]]] : [])));
    save("application/json", "json", json(await data(), table, { columns: state.columns, rows }, ranking.length ? { address: linkHere(), weights: chosen, ranking } : { address: linkHere() }));
  },
};

/** The whole of the decision's data, fetched when somebody wants to have it. @returns {Promise<import("./compare-take.js").Data>} */
const data = async () => (await fetch(tools.dataset.data ?? "")).json();

tools.addEventListener("click", async (event) => {
  const button = /** @type {Element} */ (event.target).closest("[data-do]");
  if (!button) return;
  try {
    await actions[button.getAttribute("data-do") ?? ""](button);
  } catch {
    done(button, "Not possible here");
  }
});

tools.addEventListener("input", (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const { columns, weights: given, two } = state;
  if (boxes.includes(input)) {
    const left = boxes.flatMap((box, column) => (box.checked ? [column] : []));
    input.checked ||= !left.length; // the last one stays
    choose({ columns: left.length ? left : columns });
  } else if (input.name === "find") choose({ find: input.value.trim().slice(0, longest) }, true);
  else if (input.name === "differ") choose({ differ: input.checked });
  else if (input.name === "sort") choose({ sort: /** @type {State["sort"]} */ (input.value) });
  else if (input.name.startsWith("weigh-")) choose({ weights: given.map((was, row) => (`weigh-${table.criteria[row].id}` === input.name ? Number(input.value) : was)) });
  else {
    const [now, at] = [two.length ? two : columns.slice(0, 2), input.name === "left" ? 0 : 1];
    const next = Number(input.value);
    const other = now[1 - at] === next ? now[at] : now[1 - at]; // twice the same: they change sides
    choose({ two: at ? [other, next] : [next, other] });
  }
});

addEventListener("popstate", () => {
  typing = false;
  if (history.state) ({ state } = parse(table, location.search.slice(1)));
  else arrive(); // a link to a part of this page
  notice(history.state);
  render();
});

arrive();
render();
const { columns, find, differ, sort, weights: given } = state;
/** @type {HTMLDetailsElement} */ (part("choose")).open = innerWidth > 700 || columns.length < table.options.length || !!find || differ || !!sort;
/** @type {HTMLDetailsElement} */ (part("weigh")).open = given.some(Boolean);
