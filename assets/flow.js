// The decision engine in the browser: the same pure function as package flow
// in Go, over the same graph. A test compares the two. It knows no DOM and no
// addresses but the part behind the question mark.
//
// Ids come from data and parts of addresses from strangers, and either may be
// "constructor" or "__proto__". So what is looked up by name is a Map, an own
// property or an object without a prototype.
// @ts-check

/**
 * A flow as /data/<decision>.json has it; what else stands there is ignored.
 * All members are in the order of the file, in which edges lead forward.
 * @typedef {{ option: string, is: string }} Effect
 * @typedef {{ asks: string, answers: Record<string, { next: string, effects?: Effect[] }> }} Place
 * @typedef {{ version: number, start: string, questions: Record<string, Place>, outcomes: Record<string, { choose: string[] }> }} Flow
 *
 * What a reader has answered, by question: the id of an answer, or "unsure".
 * @typedef {Record<string, string>} Answers
 *
 * @typedef {{ place: string, question: string, answer: string }} Step
 * @typedef {Step & Effect & { index: number }} Reason  the effect with this index of the step's answer
 * @typedef {{ question: string, to: string, outcomes: string[], next: string | null }} Flip
 *
 * Everything that follows from the answers.
 * @typedef {object} Result
 * @property {Answers} answers  those that the flow knows, in the order of the questions
 * @property {Step[]} steps  the places reached that have an answer
 * @property {string[]} unused  questions answered but not reached: they count for nothing
 * @property {string | null} next  the place where the next question is asked
 * @property {string[]} possible  outcomes
 * @property {string | null} outcome  the result, when nothing more is asked and only one is possible
 * @property {string | null} separatedBy  the question that would narrow several results best
 * @property {Reason[]} reasons
 * @property {Flip[]} flips  changed answers that change what is possible
 *
 * @typedef {Map<string, string>} State  the answers that the flow knows
 * @typedef {Map<string, string[]>} Questions  question -> ids of its answers
 */

export const unsure = "unsure";
/** After so many questions nothing more is asked. */
const maxAsked = 9;
const maxVersion = 1_000_000;

/**
 * Says what follows from the answers. Changes neither.
 * @param {Flow} flow @param {Answers} answers @returns {Result}
 */
export function evaluate(flow, answers) {
  const questions = questionsOf(flow);
  const state = known(questions, answers);
  const { reached, met, next } = walk(flow, state);
  const possible = ends(flow, state);
  /** @type {Step[]} */
  const steps = [];
  /** @type {Reason[]} */
  const reasons = [];
  for (const [place, { asks, answers }] of Object.entries(flow.questions)) {
    const answer = state.get(asks);
    if (!answer || !reached.has(place)) continue;
    const step = { place, question: asks, answer };
    steps.push(step);
    if (answer === unsure) continue; // no answer, so nothing speaks for or against
    answers[answer].effects?.forEach(({ option, is }, index) => reasons.push({ ...step, index, option, is }));
  }
  const only = possible.length === 1;
  return {
    answers: plain(state),
    steps,
    unused: [...state.keys()].filter((question) => !met.has(question)),
    next,
    possible,
    outcome: !next && only ? possible[0] : null,
    separatedBy: !next && !only ? separates(flow, questions, state, possible.length) : null,
    reasons,
    flips: flipsOf(flow, questions, state, met, possible),
  };
}

/**
 * Reads the part of an address behind the question mark. What says nothing to
 * the flow is dropped and named, as it is written; so are all answers to a
 * question that contradict each other. Takes any string.
 * @param {Flow} flow @param {string} query
 * @returns {{ answers: Answers, version: number, dropped: string[] }} version 0: none is named
 */
export function parse(flow, query) {
  const questions = questionsOf(flow);
  const { parts, contradicted } = decode(query);
  /** @type {State} */
  const state = new Map();
  let version = 0;
  /** @type {string[]} */
  const dropped = [];
  for (const { part, key, value } of parts) {
    if (contradicted.has(key)) dropped.push(part);
    else if (isVersion(key, value)) version = Number(value);
    else if (knows(questions, key, value)) state.set(key, value);
    else dropped.push(part);
  }
  return { answers: plain(state), version, dropped };
}

/**
 * Writes the answers that the flow knows as the part of an address behind the
 * question mark, with the flow's version. Ids need no escapes.
 * @param {Flow} flow @param {Answers} answers
 */
export function encode(flow, answers) {
  let query = "";
  for (const [question, answer] of known(questionsOf(flow), answers)) query += `${question}=${answer}&`;
  return `${query}v=${flow.version}`;
}

/**
 * Splits what stands behind the question mark into its parts without escapes, and
 * finds the keys to which different values are given.
 * @param {string} query
 */
export function decode(query) {
  const parts = query.split("&").filter(Boolean).map((part) => {
    const at = `${part}=`.indexOf("=");
    return { part, key: unescaped(part.slice(0, at)), value: unescaped(part.slice(at + 1)) };
  });
  /** @type {Map<string, string>} */
  const first = new Map();
  const contradicted = new Set();
  for (const { key, value } of parts) {
    if (!first.has(key)) first.set(key, value);
    else if (first.get(key) !== value) contradicted.add(key);
  }
  return { parts, contradicted };
}

/** Whether a part names a version. @param {string} key @param {string} value */
export const isVersion = (key, value) => key === "v" && /^[1-9]\d{0,6}$/.test(value) && Number(value) <= maxVersion;

/**
 * A broken escape stays, and the text is thus no id; so does a plus, since no
 * id has a space.
 * @param {string} text
 */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Follows the answers from the start; unsure leads along every branch, and so
 * does an open question when beyond is set. As edges lead forward, one pass
 * meets each place after everything that leads to it.
 * @param {Flow} flow @param {State} state
 */
function walk(flow, state, beyond = false) {
  const reached = new Set([flow.start]); // places and outcomes, which share one set of names
  const met = new Set(); // questions
  let open = null;
  for (const [place, { asks, answers }] of Object.entries(flow.questions)) {
    if (!reached.has(place)) continue;
    met.add(asks);
    const given = state.get(asks);
    if (!given) open ??= place;
    for (const [answer, { next }] of Object.entries(answers)) {
      if (given === answer || given === unsure || (!given && beyond)) reached.add(next);
    }
  }
  const asked = [...met].filter((question) => state.has(question)).length;
  return { reached, met, next: asked < maxAsked ? open : null };
}

/** The outcomes that are still possible. @param {Flow} flow @param {State} state */
function ends(flow, state) {
  const { reached } = walk(flow, state, true);
  return Object.keys(flow.outcomes).filter((outcome) => reached.has(outcome));
}

/**
 * Tries every other answer to every question met, with the rest kept.
 * @param {Flow} flow @param {Questions} questions @param {State} state
 * @param {Set<string>} met @param {string[]} today
 */
function flipsOf(flow, questions, state, met, today) {
  /** @type {Flip[]} */
  const flips = [];
  for (const [question, choices] of questions) {
    const given = state.get(question);
    if (!given || !met.has(question)) continue;
    for (const to of choices) {
      if (to === given) continue;
      const changed = new Map(state).set(question, to);
      const outcomes = ends(flow, changed);
      if (outcomes.join() !== today.join()) flips.push({ question, to, outcomes, next: walk(flow, changed).next });
    }
  }
  return flips;
}

/**
 * Finds the question without a definite answer that narrows the outcomes best:
 * by the largest set that any of its answers would leave, then by the sum of
 * the sets, then by the order of the file.
 * @param {Flow} flow @param {Questions} questions @param {State} state @param {number} today
 */
function separates(flow, questions, state, today) {
  let best = null;
  let bestWorst = 0;
  let bestSum = 0;
  for (const [question, choices] of questions) {
    if ((state.get(question) ?? unsure) !== unsure) continue;
    const sizes = choices.map((to) => ends(flow, new Map(state).set(question, to)).length);
    if (Math.min(...sizes) === today) continue; // whatever the answer, all stay possible
    const worst = Math.max(...sizes);
    const sum = sizes.reduce((a, b) => a + b);
    if (best === null || worst < bestWorst || (worst === bestWorst && sum < bestSum)) {
      best = question;
      bestWorst = worst;
      bestSum = sum;
    }
  }
  return best;
}

/** The questions in the order of their first places. @param {Flow} flow */
function questionsOf(flow) {
  /** @type {Questions} */
  const questions = new Map();
  for (const { asks, answers } of Object.values(flow.questions)) {
    if (!questions.has(asks)) questions.set(asks, Object.keys(answers));
  }
  return questions;
}

/** @param {Questions} questions @param {string} question @param {string} answer */
function knows(questions, question, answer) {
  const choices = questions.get(question);
  return choices !== undefined && (answer === unsure || choices.includes(answer));
}

/** @param {Questions} questions @param {Answers} answers */
function known(questions, answers) {
  /** @type {State} */
  const state = new Map();
  for (const question of questions.keys()) {
    if (Object.hasOwn(answers, question) && knows(questions, question, answers[question])) state.set(question, answers[question]);
  }
  return state;
}

/** An object that inherits nothing. @param {State} state @returns {Answers} */
export function plain(state) {
  return Object.setPrototypeOf(Object.fromEntries(state), null);
}
