// A ranking in words. It knows no page.
// @ts-check

/** @param {string[]} names @param {string} word  before the last one */
export const listed = (names, word) => [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(` ${word} `);

/** @param {number} from @param {number} to */
const range = (from, to) => (from === to ? `${from}` : `${from} to ${to}`);

/**
 * Says how firm a ranking is, and how each option stands. What stands low and
 * high of a bar is a part of all points.
 * @param {import("./rank.js").Ranking} r @param {string[]} options  those ranked @param {string[]} criteria
 */
export function inWords(r, options, criteria) {
  /** @param {number[]} list */
  const either = (list) => listed(list.map((at) => options[at]), "or");
  const leads = r.standings.slice(0, r.leads);
  const leaders = either(leads.map(({ option }) => option));
  const said = {
    clear: `Clear: ${leaders} leads by more than one step on what matters most.`,
    close: `Close: ${leaders} leads; one step on what matters most would be enough for ${either(r.near)}.`,
    tie: `Tie: ${leaders}. ${leads.some(({ low, high }) => low < high) ? "What is unknown would decide." : "Something else has to settle it."}`,
    "": r.most ? "A ranking needs two options." : "Give a criterion a weight, and the options shown are ranked.",
  }[r.firm];
  /** @param {string} what @param {number[]} rows */
  const note = (what, rows) => (rows.length ? [`${what}: ${rows.map((row) => criteria[row]).join(", ")}`] : []);
  const places = (r.firm ? r.standings : []).map((s) => ({
    name: options[s.option],
    place: range(s.first, s.last),
    points: `${range(s.low, s.high)} of ${r.most}`,
    notes: [...note("Weak on what matters most", s.weakOnMost), ...note("Unknown", s.weighedOpen)].join(". "),
    low: s.low / r.most,
    high: s.high / r.most,
  }));
  return { said, places };
}
