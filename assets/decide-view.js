// What the page of questions shows: a question, or a result.
// @ts-check

import { encode, unsure } from "./flow.js";
import {
  answerOf, ask, asking, byId, changesOf, copy, given, givenOf, link, linkHere, make, nameIn, namesOf, optionIn, partOf,
  sayingsOf, section, several, shortOf, sourceList, sourcesIn, textIn, told,
} from "./page.js";

/**
 * @typedef {import("./flow.js").Answers} Answers
 * @typedef {import("./flow.js").Result} Result
 */

/** @type {import("./page.js").Flow} */
export const flow = JSON.parse(byId("site-flow").textContent ?? "");

/** @param {Answers} answers */
export const addressOf = (answers) => (Object.keys(answers).length ? `?${encode(flow, answers)}` : location.pathname);
/** The address with an answer given, changed or, without one, taken back. @param {Answers} answers @param {string} question @param {string} [answer] */
function changed(answers, question, answer) {
  const { [question]: _, ...rest } = answers;
  return addressOf(answer ? { ...rest, [question]: answer } : rest);
}

/** The first place of a question. @param {string} question */
const placeOf = (question) => byId(Object.keys(flow.questions).find((place) => flow.questions[place].asks === question) ?? "");
/** The answers that count, in the order in which they are asked for. @param {Result} r */
const counted = (r) => [...new Map(r.steps.map(({ question, answer }) => [question, answer]))];

/**
 * The number of questions on the longest way that the answers leave open. An
 * unsure answer opens several ways at once; at most nine questions are asked.
 * @param {Result} r @param {string} asked  a question that is open whatever the answers
 */
function longest(r, asked) {
  /** @type {Map<string, number>} */
  const lengths = new Map();
  /** @param {string} node @returns {number} */
  const length = (node) => {
    if (!Object.hasOwn(flow.questions, node)) return 0;
    const { asks, answers } = flow.questions[node];
    const answer = asks === asked ? unsure : (r.answers[asks] ?? unsure);
    const ways = Object.entries(answers).filter(([id]) => answer === unsure || answer === id);
    if (!lengths.has(node)) lengths.set(node, 1 + Math.max(...ways.map(([, { next }]) => length(next))));
    return lengths.get(node) ?? 0;
  };
  const way = length(flow.start);
  const met = new Set([...lengths.keys()].map((place) => flow.questions[place].asks));
  return Math.min(9, counted(r).some(([question, answer]) => question !== asked && answer === unsure) ? met.size : way);
}

/** @param {Result} r */
export const answersOf = (r) => givenOf("Your answers", counted(r).map(([question, answer]) =>
  [shortOf(placeOf(question)), addressOf(r.answers) + asking + question, answerOf(placeOf(question), answer)]));

/** Names answers that have no effect on the way. @param {Result} r */
export const unusedOf = (r) => r.unused.map((question) => given(placeOf(question), r.answers[question])).join("; ");

/** @param {Result} r @param {string} place @param {boolean} again  whether an answer is to be changed */
export function questionView(r, place, again) {
  const { asks } = flow.questions[place];
  const before = counted(r).map(([question]) => question);
  const number = before.indexOf(asks) + 1 || before.length + 1;
  const last = before.at(-1);
  return ask(byId(place), `Question ${number} of at most ${Math.max(number, longest(r, asks))}`, r.answers[asks], (answer) => changed(r.answers, asks, answer),
    again ? addressOf(r.answers) : last && changed(r.answers, last), again,
    "", make("span", {}, `${r.possible.length} of ${Object.keys(flow.outcomes).length} outcomes still possible`));
}

/** @param {import("./page.js").Sayings} sayings @param {string[]} options */
const byOption = (sayings, options) => make("div", { class: "told" }, ...options.map((option) => {
  const name = copy(document.querySelector(`[data-option="${option}"] > b > a`)) ?? optionIn(flow, option);
  return make("div", {}, make("h4", {}, name), told(sayings.get(option)));
}));

/** What a changed answer leads to. @param {import("./flow.js").Flip} flip @param {string} today */
function leadsTo({ outcomes, next }, today) {
  let then = namesOf(outcomes);
  if (then === today) then += ", for other reasons";
  return next ? `asks “${shortOf(byId(next))}” first, then ${then}` : then;
}

/** The way to the run of all decisions, with the answers that count. @param {Result} r */
function onward(r) {
  const to = /** @type {HTMLAnchorElement | undefined} */ (copy(document.querySelector("[data-left]")));
  if (!to) return "";
  const left = to.dataset.left?.split(" ");
  to.search = counted(r).map((step) => step.join("=")).filter((step) => !left?.includes(step)).join("&");
  return make("p", { class: "next" }, make("b", {}, to, " with these answers"));
}

/** @param {Result} r @param {Element} actions */
export function resultView(r, actions) {
  const from = r.outcome ? byId(r.outcome) : null;
  const chosen = r.outcome ? flow.outcomes[r.outcome].choose : [];
  const names = chosen.map((option) => optionIn(flow, option));
  const others = flow.options.map(([option]) => option).filter((option) => !chosen.includes(option));
  const heading = from ? nameIn(from) : `${r.possible.length} outcomes are possible`;
  const said = from ? `Your result: ${textIn(from, ".kicker").toLowerCase()}` : "Your result so far";
  const sayings = sayingsOf(flow, r.reasons, r.outcome);
  const changes = r.flips.map((flip) => ({ text: given(placeOf(flip.question), flip.to), then: leadsTo(flip, heading), href: changed(r.answers, flip.question, flip.to) }));
  const separates = r.separatedBy && nameIn(placeOf(r.separatedBy));
  return {
    heading,
    said,
    parts: [
      make("p", { class: "kicker" }, said),
      make("h2", { tabindex: "-1" }, heading),
      partOf(from, "instead"),
      ...(from ? [copy(from.querySelector(".says")), names.join(" or ") !== heading && copy(from.querySelector(".pick"))]
        : several(r.possible, separates && link(addressOf(r.answers) + asking + r.separatedBy, separates))),
      actions,
      names.length === 1 && section(`Why ${names[0]}`, told(sayings.get(chosen[0]))),
      names.length > 1 && section("Why these", byOption(sayings, chosen)),
      section(names.length ? "Why not the others" : from ? "Why none of the options" : "What your answers say", byOption(sayings, others)),
      partOf(from, "runner-up"),
      changesOf(changes),
      ...["cautions", "revisit", "further", "neighbors"].map((name) => partOf(from, name)),
      onward(r),
      sourceList(sourcesIn(from?.querySelector("[data-part=sources]"))),
      make("p", { class: "address" }, linkHere()),
      from && make("p", { class: "cites" }, copy(from.querySelector(".rest > .cites > a"))),
    ],
    record: async () => (await import("./decide-record.js")).recordOf(
      { flow, possible: r.possible, from, chosen, sayings, separates: separates ?? "" }, changes,
      counted(r).map(([question, answer]) => [placeOf(question), answer])),
  };
}
