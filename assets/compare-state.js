// What a reader has chosen on the compare page, and the address that says it:
// ?options=django,express&find=live+connection&show=differences&sort=name
// &two=django,express&weigh=team:3,realtime:1&v=1. It knows no page.
// @ts-check

/**
 * What the page tells about its table, in the order of the file.
 * @typedef {{ id: string, name: string }} Named
 * @typedef {import("./rank.js").Matrix & { id: string, name: string, version: number, options: Named[], criteria: Named[] }} Table
 *
 * Columns and rows are numbers.
 * @typedef {object} State
 * @property {number[]} columns  those shown, at least one
 * @property {string} find  words that a row has to have
 * @property {boolean} differ  whether only rows with different levels are shown
 * @property {"" | "name" | "difference"} sort
 * @property {number[]} two  columns chosen for narrow screens; none or two
 * @property {number[]} weights  of all rows
 */

export const longest = 80;

/** Nothing chosen. @param {Table} table @returns {State} */
export const start = (table) => ({
  columns: table.options.map((_, column) => column), find: "", differ: false, sort: "", two: [], weights: table.criteria.map(() => 0),
});

/**
 * Reads the part of an address behind the question mark. What says nothing to
 * the table is dropped and named, as it is written; so is everything under a
 * key that stands there twice with different values. Takes any string.
 * @param {Table} table @param {string} query
 * @returns {{ state: State, version: number, dropped: string[] }} version 0: none is named
 */
export function parse(table, query) {
  const state = start(table);
  let version = 0;
  /** @type {string[]} */
  const dropped = [];
  /** @type {Map<string, string>} */
  const first = new Map();
  const parts = query.split("&").filter(Boolean).map((part) => {
    const at = `${part}=`.indexOf("=");
    return { part, key: unescaped(part.slice(0, at)), value: unescaped(part.slice(at + 1)) };
  });
  const contradicted = new Set(parts.filter(({ key, value }) => first.has(key) ? first.get(key) !== value : (first.set(key, value), false)).map(({ key }) => key));
  for (const { part, key, value } of parts) {
    /** Columns by their ids, as they are written. @returns {number[]} */
    const columns = () => [...new Set(value.split(","))].flatMap((id) => {
      const column = table.options.findIndex((option) => option.id === id);
      if (column < 0) dropped.push(`${key}=${id}`);
      return column < 0 ? [] : [column];
    });
    if (contradicted.has(key)) dropped.push(part);
    else if (key === "options") state.columns = or(columns().sort((a, b) => a - b), state.columns);
    else if (key === "find" && value.trim()) state.find = value.trim().slice(0, longest);
    else if (key === "show" && value === "differences") state.differ = true;
    else if (key === "sort" && (value === "name" || value === "difference")) state.sort = value;
    else if (key === "two") state.two = columns();
    else if (key === "weigh") weigh(table, state, value, dropped);
    else if (key === "v" && /^[1-9]\d{0,5}$/.test(value)) version = Number(value);
    else dropped.push(part);
  }
  const kept = paired(state).two;
  if (kept.length < state.two.length) dropped.push(`two=${idsOf(table.options, state.two)}`);
  return { state: { ...state, two: kept }, version, dropped };
}

/** @param {Table} table @param {State} state @param {string} value @param {string[]} dropped */
function weigh(table, state, value, dropped) {
  const seen = new Map();
  for (const part of value.split(",")) {
    const [, id = "", weight = ""] = /^(.*):(\d)$/.exec(part) ?? [];
    const row = table.criteria.findIndex((criterion) => criterion.id === id);
    if (row < 0 || Number(weight) > table.most || (seen.get(id) ?? weight) !== weight) dropped.push(`weigh=${part}`);
    else state.weights[row] = Number(weight);
    seen.set(id, weight);
  }
}

/** Without a pair for narrow screens of which one is not shown. @param {State} state @returns {State} */
export const paired = (state) =>
  state.two.length === 2 && state.two.every((column) => state.columns.includes(column)) ? state : { ...state, two: [] };

/** Writes the part of an address with its question mark; nothing where nothing is chosen. @param {Table} table @param {State} state */
export function encode(table, state) {
  const weights = table.criteria.flatMap(({ id }, row) => (state.weights[row] ? [`${id}:${state.weights[row]}`] : []));
  const parts = [
    state.columns.length < table.options.length && `options=${idsOf(table.options, state.columns)}`,
    state.find.trim() && `find=${encodeURIComponent(state.find.trim().replace(/[\ud800-\udfff]/gu, "")).replaceAll("%20", "+")}`,
    state.differ && "show=differences",
    state.sort && `sort=${state.sort}`,
    state.two.length > 0 && `two=${idsOf(table.options, state.two)}`,
    weights.length > 0 && `weigh=${weights.join()}`,
  ].filter(Boolean);
  return parts.length ? `?${parts.join("&")}&v=${table.version}` : "";
}

/** @param {Named[]} named @param {number[]} list */
const idsOf = (named, list) => list.map((at) => named[at].id).join();

/** @param {number[]} list @param {number[]} all */
const or = (list, all) => (list.length ? list : all);

/** A broken escape stays as it is written. @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
