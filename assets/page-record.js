// Gathers what a decision record says from a page of questions. It is loaded when
// somebody wants to have the record.
// @ts-check

import { unsure } from "./flow.js";
import { all, answerAt, byId, entriesOf, idOf, linkHere, nameIn, optionIn, textIn } from "./page.js";

/**
 * @typedef {import("./page.js").Flow} Flow
 * @typedef {import("./page.js").Change} Change
 *
 * What a page has worked out for one decision.
 * @typedef {object} Found
 * @property {Flow} flow
 * @property {string[]} possible  outcomes
 * @property {Element | null} from  the section of the only one
 * @property {string[]} chosen
 * @property {import("./page.js").Sayings} sayings
 * @property {string} separates  the question that would narrow the outcomes best
 * @property {string} [prefix]  of ids on the page
 */

/** @param {ParentNode | null} from @param {string} selector */
const textsIn = (from, selector) => (from ? all(from, selector).map((item) => item.textContent?.trim() ?? "") : []);
/** An answer as the record writes it. @param {Element} place @param {string} answer @returns {[string, string]} */
export const inFull = (place, answer) => [nameIn(place), answer === unsure ? "Not sure" : textIn(answerAt(place, answer), ".choice")];

/**
 * The sources of all that is said, and more, in order.
 * @param {{ sayings: import("./page.js").Sayings }[]} choices @param {HTMLAnchorElement[]} more
 */
export const idsOf = (choices, more) => [...new Set([
  ...choices.flatMap(({ sayings }) => [...sayings.values()].flat().flatMap(({ sources }) => sources)), ...more,
].map(idOf))];

/** What the record says of one decision. @param {Found} found @param {string[]} ids  of the sources, in order */
export const choiceOf = ({ flow, possible, from, chosen, sayings, separates, prefix = "" }, ids) => ({
  title: flow.decision,
  question: flow.question,
  options: flow.options.map(([option, name]) => ({
    name,
    arguments: (sayings.get(option) ?? []).map((said) => ({
      ...said,
      because: said.because.textContent ?? "",
      sources: said.sources.map((source) => ids.indexOf(idOf(source)) + 1),
    })),
  })),
  chosen: chosen.map((option) => optionIn(flow, option)),
  firm: textIn(from, ".kicker"),
  summary: textIn(from, ".says"),
  instead: textIn(from, "[data-part=instead] p"),
  open: from ? undefined : possible.map((outcome) => /** @type {[string, string]} */ ([nameIn(byId(prefix + outcome)), textIn(byId(prefix + outcome), ".says")])),
  separatedBy: separates,
  cautions: textsIn(from, "[data-part=cautions] li"),
  runnerUp: textsIn(from, "[data-part=runner-up] :is(a, p)").join(". "),
  revisit: textsIn(from, "[data-part=revisit] li"),
});

/** What the record says of the whole page. @param {Change[]} changes @param {string[]} ids  of the sources, in order @param {number} version */
export const aroundOf = (changes, ids, version) => ({
  date: new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10), // today here
  flips: changes.map(({ text, then }) => `${text} → ${then}`),
  sources: entriesOf(ids).map((source) => ({ title: textIn(source, ".source-title"), about: textIn(source, ".meta"), address: source.querySelector("a")?.href ?? "" })),
  link: linkHere(),
  version,
  prose: textsIn(document, ".flow :is(.why, .help, .says, [data-is] > span)").join("\n"),
});
