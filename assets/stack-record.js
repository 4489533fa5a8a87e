// The decision record of all decisions together.
// @ts-check

import { idOf, nameIn, optionIn, sourcesIn, textIn } from "./page.js";
import { aroundOf, choiceOf, idsOf, inFull } from "./page-record.js";
import { record } from "./record.js";

/**
 * What the page has worked out.
 * @typedef {object} Found
 * @property {import("./stack.js").Result} r
 * @property {(import("./stack.js").Standing & Omit<import("./page-record.js").Found, "flow" | "chosen" | "separates"> & { d: import("./stack.js").Decision })[]} choices
 * @property {{ options: string[], verdict: string, at: Element | null }[]} pairs  those that matter most first, each with its judgment
 * @property {string[] | undefined} swaps  where a pair clashes, what the nearest stack without a clash changes
 * @property {import("./page.js").Change[]} changes
 * @property {string[]} order  the questions answered
 * @property {(question: string) => Element} placeOf
 * @property {number} version
 */

/** The name of its file, and what it says. @param {Found} found @returns {[string, string]} */
export function recordOf({ r, choices, pairs, swaps, changes, order, placeOf, version }) {
  const ids = idsOf(choices, pairs.flatMap(({ at }) => sourcesIn(at)));
  const names = choices.map(({ choose }) => (choose ? choose.join("-or-") || "none" : "open"));
  return [`decision-stack-${names.join("-")}.md`, record({
    ...aroundOf(changes, ids, version),
    title: "Stack",
    parts: choices.map((choice) => ({
      ...choiceOf({ ...choice, flow: choice.d, chosen: choice.choose ?? [], separates: choice.separatedBy ? nameIn(placeOf(choice.separatedBy)) : "" }, ids),
      made: choice.status === "made",
    })),
    answers: [
      ...order.map((question) => inFull(placeOf(question), r.answers[question])),
      ...r.settled.map(({ question, answer, follow }) => /** @type {[string, string, string]} */ ([
        ...inFull(placeOf(question), answer), textIn(document, `[data-follow="${follow}"] > span`)])),
    ],
    pairs: pairs.map(({ options, verdict, at }) => ({
      is: verdict,
      because: textIn(at, "span + span"),
      given: `${options.map((option) => choices.map(({ d }) => optionIn(d, option)).join("")).join(" and ")}: ${textIn(at, ".fit")}`,
      sources: sourcesIn(at).map((source) => ids.indexOf(idOf(source)) + 1),
    })),
    proposal: swaps,
  })];
}
