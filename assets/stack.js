// The engine for all decisions in one run, in the browser: the same pure function
// as package stack in Go, over the same graphs. A test compares the two. It knows
// no DOM and no addresses but the part behind the question mark.
//
// As in flow.js, what is looked up by a name from strangers is a Map or an own
// property.
// @ts-check

import { decode, evaluate as evaluateFlow, isVersion, plain, unsure } from "./flow.js";

/**
 * All flows with what joins them, as the page holds it.
 * @typedef {import("./flow.js").Flow & { id: string, decision: string, question: string, options: [id: string, name: string][],
 *   outcomes: Record<string, { choose: string[], runner_up?: string }> }} Decision
 * @typedef {{ question: string, answer: string, answered?: Record<string, string[]>, chosen?: Record<string, string[]> }} Follow
 * @typedef {{ version: number, questions: Record<string, { answers: string[], decider?: string }>, follows: Follow[],
 *   decisions: Decision[], pairs: Record<string, string> }} Stack  questions in the order in which they are asked; pairs by "a b"
 *
 * What a reader has said: answers, and what is decided already, by decision: an option or "none".
 * @typedef {{ answers: Record<string, string>, made: Record<string, string> }} State
 *
 * Where a decision stands.
 * @typedef {object} Standing
 * @property {"made" | "settled" | "open" | "unsure"} status
 * @property {string[]} possible  outcomes
 * @property {string | null} outcome  where only one is left
 * @property {string[] | null} choose  options; several are a tie, none is nothing, null is not known
 * @property {import("./flow.js").Reason[]} reasons
 * @property {string | null} separatedBy  the question that would narrow several outcomes best
 *
 * @typedef {{ a: string, b: string, verdict: string }} Pair
 * @typedef {{ decision: string, from: string[], to: string, runner_up: boolean, tie: boolean }} Swap
 * @typedef {{ choose: Record<string, string>, swaps: Swap[] }} Proposal
 * @typedef {{ question?: string, decision?: string, to: string, outcomes: Record<string, string[]>, reopens: string | null }} Flip
 *
 * Everything that follows from what was said.
 * @typedef {object} Result
 * @property {Record<string, string>} made
 * @property {Record<string, string>} answers  those that the stack knows, in the order of the questions
 * @property {{ question: string, answer: string, follow: number }[]} settled  answers that follow, by which of the follows
 * @property {string[]} unused  questions answered without effect
 * @property {string | null} next  the question to ask
 * @property {number} asked  questions answered on the way
 * @property {boolean} capped  questions are open, but no more are asked
 * @property {Record<string, Standing>} decisions
 * @property {Pair[]} pairs  of all that is chosen
 * @property {Proposal | null} proposal  the nearest stack without a clash, where a pair clashes and there is one
 * @property {Flip[]} flips
 *
 * @typedef {Map<string, string>} Said
 * @typedef {{ reached: Map<string, boolean>, possible: string[], open: string | null }} Walk  reached: true where answers lead, false beyond
 * @typedef {{ given: Said, made: Said, answers: Said, by: Map<string, number>, walks: Map<string, Walk> }} Reach
 */

/** After so many questions nothing more is asked. */
export const maxAsked = 12;
const maxTried = 100_000;

/**
 * Says what follows from a state. Changes neither.
 * @param {Stack} stack @param {State} state @returns {Result}
 */
export function evaluate(stack, state) {
  const { given, made } = known(stack, state);
  const r = settle(stack, given, made);
  const asked = askedIn(stack, r);
  const open = nextIn(stack, r);
  const capped = open !== null && asked >= maxAsked;
  /** @type {Record<string, Standing>} */
  const decisions = Object.fromEntries(stack.decisions.map((d) => [d.id, standing(stack, r, d, capped)]));
  const pairs = pairsOf(stack, decisions);
  const bears = bearing(stack, r);
  return {
    made: plain(made),
    answers: plain(given),
    settled: Object.keys(stack.questions).filter((question) => r.by.has(question) && bears.has(question)).map((question) => ({ question, answer: r.answers.get(question) ?? "", follow: r.by.get(question) ?? -1 })),
    unused: [...given.keys()].filter((question) => stack.questions[question].decider || !bears.has(question)),
    next: capped ? null : open,
    asked,
    capped,
    decisions,
    pairs,
    proposal: pairs.some(({ verdict }) => verdict === "clashes") ? propose(stack, decisions, made) : null,
    flips: flipsOf(stack, r, bears),
  };
}

/**
 * What is to be asked, without the rest and however many were asked before; which
 * decisions a question serves; and which questions may still be asked.
 * @param {Stack} stack @param {State} state
 */
export function ahead(stack, state) {
  const { given, made } = known(stack, state);
  const r = settle(stack, given, made);
  /** @param {string} question */
  const serves = (question) => stack.decisions.filter((d) => !decided(r, d.id) && meets(d, r.walks.get(d.id), question));
  return { next: nextIn(stack, r), serves, left: Object.keys(stack.questions).filter((question) => !r.answers.has(question) && serves(question).length) };
}

/**
 * Reads the part of an address behind the question mark, as flow.js does; a part
 * may also name a decision and what is chosen there. An answer that only one
 * choice gives counts as that choice.
 * @param {Stack} stack @param {string} query @returns {State & { version: number, dropped: string[] }} version 0: none is named
 */
export function parse(stack, query) {
  const { parts, contradicted } = decode(query);
  /** @type {Said} */
  const given = new Map();
  /** @type {Said} */
  const made = new Map();
  let version = 0;
  /** @type {string[]} */
  const dropped = [];
  for (const { part, key, value } of parts) {
    const decision = stack.decisions.find(({ id }) => id === key);
    if (contradicted.has(key)) dropped.push(part);
    else if (isVersion(key, value)) version = Number(value);
    else if (decision && choicesOf(decision).includes(value)) made.set(key, value);
    else if (!decision && knows(stack, key, value)) given.set(key, value);
    else dropped.push(part);
  }
  for (const [question, answer] of [...given]) {
    const { decider } = stack.questions[question];
    const said = stack.follows.filter((follow) => decider && follow.question === question && follow.answer === answer).flatMap(({ chosen = {} }) => Object.values(chosen)[0]);
    if (!decider || said.length !== 1 || made.has(decider)) continue;
    made.set(decider, said[0]);
    given.delete(question);
  }
  const state = known(stack, { answers: Object.fromEntries(given), made: Object.fromEntries(made) });
  return { answers: plain(state.given), made: plain(state.made), version, dropped };
}

/**
 * Writes what the stack knows of a state as the part of an address behind the
 * question mark.
 * @param {Stack} stack @param {State} state
 */
export function encode(stack, state) {
  const { given, made } = known(stack, state);
  return [...made, ...given, ["v", stack.version]].map((part) => part.join("=")).join("&");
}

/** What can be chosen: the options, and none where an outcome chooses nothing. @param {Decision} d */
export function choicesOf(d) {
  const nothing = Object.values(d.outcomes).some(({ choose }) => !choose.length);
  return [...d.options.map(([id]) => id), ...(nothing ? ["none"] : [])];
}

/** @param {Stack} stack @param {string} question @param {string} answer */
const knows = (stack, question, answer) =>
  Object.hasOwn(stack.questions, question) && (answer === unsure || stack.questions[question].answers.includes(answer));

/** What the stack knows of a state, in its order. @param {Stack} stack @param {State} state */
function known(stack, { answers, made }) {
  return {
    given: new Map(Object.keys(stack.questions).filter((id) => Object.hasOwn(answers, id) && knows(stack, id, answers[id])).map((id) => [id, answers[id]])),
    made: new Map(stack.decisions.filter((d) => Object.hasOwn(made, d.id) && choicesOf(d).includes(made[d.id])).map(({ id }) => [id, made[id]])),
  };
}

/**
 * Works out what follows. Answers that follow only ever narrow what is possible,
 * so repeating the pass comes to an end.
 * @param {Stack} stack @param {Said} given @param {Said} made
 */
function settle(stack, given, made) {
  /** @type {Reach} */
  const r = { given, made, answers: new Map(given), by: new Map(), walks: new Map() };
  const told = Object.keys(stack.questions).filter((question) => stack.questions[question].decider);
  for (const question of told) r.answers.set(question, unsure);
  for (let again = true; again; ) {
    again = false;
    /** @param {string} question @param {number} follow */
    const enter = (question, follow) => {
      r.answers.set(question, stack.follows[follow].answer);
      r.by.set(question, follow);
      again = true;
    };
    for (const d of stack.decisions) if (!made.has(d.id)) r.walks.set(d.id, walk(d, r.answers));
    for (const question of told) {
      const follow = r.answers.get(question) === unsure ? toldBy(stack, r, question) : -1;
      if (follow >= 0) enter(question, follow);
    }
    stack.follows.forEach(({ question, answered }, i) => {
      if (answered && (r.answers.get(question) ?? unsure) === unsure && Object.entries(answered).every(([other, any]) => any.includes(r.answers.get(other) ?? ""))) enter(question, i);
    });
  }
  return r;
}

/**
 * Which follow answers a question from the choice of its decider: one only where
 * all that may still be chosen gives the same answer; otherwise -1.
 * @param {Stack} stack @param {Reach} r @param {string} question
 */
function toldBy(stack, r, question) {
  const { decider = "" } = stack.questions[question];
  const d = /** @type {Decision} */ (stack.decisions.find(({ id }) => id === decider));
  const chosen = r.made.has(decider) ? [r.made.get(decider) ?? ""] : r.walks.get(decider)?.possible.flatMap((outcome) => {
    const { choose } = d.outcomes[outcome];
    return choose.length ? choose : ["none"];
  });
  const by = (chosen ?? []).map((option) => stack.follows.findIndex(({ question: told, chosen: when }) => told === question && when?.[decider]?.includes(option)));
  return by.every((i) => stack.follows[i].answer === stack.follows[by[0]].answer) ? (by[0] ?? -1) : -1;
}

/**
 * Follows the answers through one flow. As edges lead forward, one pass meets each
 * place after everything that leads to it.
 * @param {Decision} d @param {Said} answers @returns {Walk}
 */
function walk(d, answers) {
  const reached = new Map([[d.start, true]]);
  let open = null;
  for (const [place, { asks, answers: branches }] of Object.entries(d.questions)) {
    const firmly = reached.get(place);
    if (firmly === undefined) continue;
    const given = answers.get(asks);
    if (!given && firmly) open ??= asks;
    for (const [answer, { next }] of Object.entries(branches)) {
      if (!given || given === unsure || given === answer) reached.set(next, reached.get(next) || (firmly && Boolean(given)));
    }
  }
  return { reached, possible: Object.keys(d.outcomes).filter((outcome) => reached.has(outcome)), open };
}

/** @param {Reach} r @param {string} decision */
const decided = (r, decision) => r.made.has(decision) || r.walks.get(decision)?.possible.length === 1;

/** The question to ask. @param {Stack} stack @param {Reach} r */
function nextIn(stack, r) {
  const open = new Set(stack.decisions.map(({ id }) => (decided(r, id) ? null : r.walks.get(id)?.open)));
  return Object.keys(stack.questions).find((question) => open.has(question)) ?? null;
}

/** Whether the answers lead to a question of a flow, or may lead there. @param {Decision} d @param {Walk | undefined} walk @param {string} question */
const meets = (d, walk, question) => Object.entries(d.questions).some(([place, { asks }]) => asks === question && walk?.reached.has(place));

/**
 * The questions whose answers have an effect: those that a decision meets which is
 * not made, and those from which something follows that has an effect.
 * @param {Stack} stack @param {Reach} r
 */
function bearing(stack, r) {
  const bears = new Set(Object.keys(stack.questions).filter((question) => stack.decisions.some((d) => meets(d, r.walks.get(d.id), question))));
  for (const question of bears) { // which grows on the way
    for (const from of Object.keys(stack.follows[r.by.get(question) ?? -1]?.answered ?? {})) bears.add(from);
  }
  return bears;
}

/**
 * How many questions the reader has answered on the way, those included that a
 * choice, or something that follows, left aside later.
 * @param {Stack} stack @param {Reach} r
 */
function askedIn(stack, r) {
  const said = new Map(r.answers);
  for (const [question, { decider }] of Object.entries(stack.questions)) {
    if (r.given.get(question) === unsure || (decider && !r.made.has(decider))) said.set(question, unsure);
  }
  const walks = stack.decisions.filter(({ id }) => !r.made.has(id)).map((d) => ({ d, walked: walk(d, said) }));
  return [...r.given.keys()].filter((question) => !stack.questions[question].decider && walks.some(({ d, walked }) => meets(d, walked, question))).length;
}

/** Whether something is still to be asked that bears on a decision. @param {Stack} stack @param {Reach} r @param {string} decision @returns {boolean} */
function waits(stack, r, decision) {
  if (decided(r, decision)) return false;
  if (r.walks.get(decision)?.open) return true;
  return Object.entries(stack.questions).some(([question, { decider }]) =>
    decider && !r.by.has(question) && stack.decisions.some((d) => d.id === decision && meets(d, r.walks.get(decision), question)) && waits(stack, r, decider));
}

/** @param {Stack} stack @param {Reach} r @param {Decision} d @param {boolean} capped @returns {Standing} */
function standing(stack, r, d, capped) {
  const made = r.made.get(d.id);
  if (made) return { status: "made", possible: [], outcome: null, choose: made === "none" ? [] : [made], reasons: [], separatedBy: null };
  const { possible, reasons, separatedBy } = evaluateFlow(d, plain(r.answers));
  const choices = new Set(possible.map((outcome) => d.outcomes[outcome].choose.join()));
  const only = possible.length === 1;
  return {
    status: only ? "settled" : !capped && waits(stack, r, d.id) ? "open" : "unsure",
    possible,
    outcome: only ? possible[0] : null,
    choose: choices.size === 1 ? d.outcomes[possible[0]].choose : null,
    reasons,
    separatedBy,
  };
}

/** @param {Stack} stack @param {string} a @param {string} b */
const verdictOf = (stack, a, b) => stack.pairs[`${a} ${b}`] ?? "unknown";

/** How all that is chosen goes together. @param {Stack} stack @param {Record<string, Standing>} decisions */
function pairsOf(stack, decisions) {
  const chosen = stack.decisions.map(({ id }) => decisions[id].choose ?? []);
  return chosen.flatMap((all, i) => chosen.slice(i + 1).flatMap((others) =>
    all.flatMap((a) => others.map((b) => ({ a, b, verdict: verdictOf(stack, a, b) })))));
}

/**
 * Finds the nearest combination of options without a clash among those that no
 * answer rules out. The cost counts the decisions made before that it changes,
 * then the others, how far their substitutes stand back, and its pairs that need
 * care or are unknown; the first number that differs decides.
 * @param {Stack} stack @param {Record<string, Standing>} decisions @param {Said} made @returns {Proposal | null}
 */
function propose(stack, decisions, made) {
  const open = stack.decisions.filter(({ id }) => decisions[id].choose?.length).map((d) => candidates(d, decisions[d.id], made.has(d.id)));
  /** @type {ReturnType<typeof candidates>} */
  let best = [];
  /** @type {number[] | null} */
  let least = null;
  let tried = 0;
  /** @param {ReturnType<typeof candidates>} chosen @param {number[]} cost */
  const extend = (chosen, cost) => {
    if (++tried > maxTried || (least && !less(cost, least))) return;
    if (chosen.length === open.length) {
      [best, least] = [chosen, cost];
      return;
    }
    for (const c of open[chosen.length]) {
      const verdicts = chosen.map(({ swap }) => verdictOf(stack, swap.to, c.swap.to));
      if (verdicts.includes("clashes")) continue;
      /** @param {string} verdict */
      const count = (verdict) => verdicts.filter((is) => is === verdict).length;
      const added = [...c.cost, count("with-care"), count("unknown")];
      extend([...chosen, c], cost.map((n, i) => n + added[i]));
    }
  };
  extend([], [0, 0, 0, 0, 0]);
  return least && {
    choose: Object.fromEntries(best.map(({ swap }) => [swap.decision, swap.to])),
    swaps: best.filter(({ changes }) => changes).map(({ swap }) => swap),
  };
}

/** @param {number[]} a @param {number[]} b */
function less(a, b) {
  const at = a.findIndex((n, i) => n !== b[i]);
  return at >= 0 && a[at] < b[at];
}

/** What a decision might choose. @param {Decision} d @param {Standing} st @param {boolean} made */
function candidates(d, { choose, outcome, reasons }, made) {
  const from = choose ?? [];
  const tie = from.length > 1;
  const up = outcome ? d.outcomes[outcome].runner_up : undefined;
  /** @param {string} option */
  const free = (option) => !from.includes(option) && !reasons.some((reason) => reason.option === option && reason.is === "rules-out");
  /** @param {string} to @param {number} rank */
  const other = (to, rank) => ({ swap: { decision: d.id, from, to, runner_up: to === up, tie: false }, cost: [Number(made), Number(!made), rank], changes: true });
  return [
    ...from.map((to) => ({ swap: { decision: d.id, from, to, runner_up: false, tie }, cost: [0, 0, 0], changes: tie })),
    ...(up && free(up) ? [other(up, 1)] : []),
    ...d.options.map(([id]) => id).filter((id) => id !== up && free(id)).map((id) => other(id, 2)),
  ];
}

/**
 * Tries every other answer to every question that bears on something, and every
 * other choice of a decision made before, with the rest kept.
 * @param {Stack} stack @param {Reach} today @param {Set<string>} bears
 */
function flipsOf(stack, today, bears) {
  /** @type {Flip[]} */
  const flips = [];
  /** @param {Pick<Flip, "question" | "decision" | "to">} flip @param {Said} given @param {Said} made */
  const attempt = (flip, given, made) => {
    const then = settle(stack, given, made);
    const changed = stack.decisions.map(({ id }) => id).filter((id) => !made.has(id) && then.walks.get(id)?.possible.join() !== today.walks.get(id)?.possible.join());
    if (!changed.length) return;
    const outcomes = Object.fromEntries(changed.map((id) => [id, then.walks.get(id)?.possible ?? []]));
    flips.push({ ...flip, outcomes, reopens: askedIn(stack, then) < maxAsked ? nextIn(stack, then) : null });
  };
  for (const [question, { answers, decider }] of Object.entries(stack.questions)) {
    if (decider || !(today.given.has(question) || today.by.has(question)) || !bears.has(question)) continue;
    for (const to of answers) if (to !== today.answers.get(question)) attempt({ question, to }, new Map(today.given).set(question, to), today.made);
  }
  for (const d of stack.decisions) {
    for (const to of today.made.has(d.id) ? choicesOf(d) : []) {
      if (to !== today.made.get(d.id)) attempt({ decision: d.id, to }, today.given, new Map(today.made).set(d.id, to));
    }
  }
  return flips;
}
