// The page on which a reader makes all decisions in one run: it shows a question,
// or the sheet with all choices, and beside it where each decision stands.
// @ts-check

import { encode as encodeOne, evaluate as evaluateOne } from "./flow.js";
import {
  answerOf, ask, asking, byId, changesOf, cites, copy, given, givenOf, link, linkHere, listOf, make, nameIn, namesOf, optionIn, partOf,
  sayingsOf, section, several, shortOf, sourceList, sourcesIn, start, textIn, told,
} from "./page.js";
import { ahead, choicesOf as optionsOf, encode, evaluate, maxAsked, parse } from "./stack.js";

/**
 * @typedef {import("./stack.js").State} State
 * @typedef {import("./stack.js").Result} Result
 * @typedef {import("./stack.js").Decision} Decision
 * @typedef {import("./page.js").Part} Part
 *
 * What is known of a decision, for the sheet.
 * @typedef {import("./stack.js").Standing & { d: Decision, prefix: string, from: HTMLElement | null, name: string, is: string,
 *   sayings: import("./page.js").Sayings }} Choice
 */

/** @type {import("./stack.js").Stack} */
const stack = JSON.parse(byId("site-stack").textContent ?? "");

/** @param {State} state */
const addressOf = (state) => (Object.keys({ ...state.answers, ...state.made }).length ? `?${encode(stack, state)}` : location.pathname);
/** The address with an entry set or, without a value, taken out. @param {State} state @param {"answers" | "made"} kind @param {string} key @param {string} [value] */
function changed(state, kind, key, value) {
  const { [key]: _, ...rest } = state[kind];
  return addressOf({ ...state, [kind]: value ? { ...rest, [key]: value } : rest });
}

/** Where a question stands first. @param {string} question */
const placeOf = (question) => stack.decisions.flatMap(({ id, questions }) =>
  Object.keys(questions).filter((place) => questions[place].asks === question).map((place) => byId(`${id}_${place}`)))[0];
/** @param {string} id */
const optionOf = (id) => stack.decisions.map((d) => optionIn(d, id)).join("");
/** @param {Decision} d @param {string} choice */
const choiceIn = (d, choice) => optionIn(d, choice) || "none of the options";

/** The questions that count, in the order in which they were asked. @param {Result} r */
function answered(r) {
  /** @type {Record<string, string>} */
  const answers = {};
  for (let next; (next = ahead(stack, { ...r, answers }).next) && r.answers[next]; ) answers[next] = r.answers[next];
  return Object.keys({ ...answers, ...r.answers }).filter((question) => !r.unused.includes(question) && !r.settled.some((s) => s.question === question));
}

/** All answers, with those that follow. @param {Result} r @returns {Record<string, string>} */
const withFollowing = (r) => ({ ...r.answers, ...Object.fromEntries(r.settled.map(({ question, answer }) => [question, answer])) });

/** @param {Result} r @param {string[]} before  the questions answered @param {string} question @param {boolean} again  whether an answer is to be changed */
function questionView(r, before, question, again) {
  const number = before.indexOf(question) + 1 || r.asked + 1;
  const last = before.at(-1);
  const { serves, left } = ahead(stack, r);
  const listed = serves(question).map((d) => d.decision);
  return ask(placeOf(question), `Question ${number} of at most ${Math.min(maxAsked, Math.max(number, r.asked + left.length))}`, withFollowing(r)[question],
    (answer) => changed(r, "answers", question, answer),
    again ? addressOf(r) : last && changed(r, "answers", last), again,
    listed.length > 0 && make("span", { class: "serves" }, ` For ${listed.join(", ")}`));
}

/** @type {Record<string, string>} */
const stands = { made: "Decided before", settled: "Settled", open: "Open", unsure: "Several are left" };

/** @param {Result} r @returns {Choice[]} */
const choicesOf = (r) => stack.decisions.map((d) => {
  const st = r.decisions[d.id];
  const prefix = `${d.id}_`;
  const from = st.outcome ? byId(prefix + st.outcome) : null;
  const name = st.status === "open" ? "" : st.choose?.map((option) => optionIn(d, option)).join(" or ") || (from ? nameIn(from) : st.choose ? choiceIn(d, "none") : "");
  const is = st.choose && st.status === "unsure" ? "In each case" : stands[st.status];
  return { ...st, d, prefix, from, name, is, sayings: sayingsOf(d, st.reasons, st.outcome, prefix) };
});

/** Where each decision stands, the answers, and what follows from them. @param {Result} r @param {string[]} before @param {Choice[]} choices */
function besideOf(r, before, choices) {
  const settled = r.settled.map(({ question, answer, follow }) => /** @type {Parameters<typeof givenOf>[1][0]} */ ([
    shortOf(placeOf(question)),
    stack.questions[question].decider ? "" : addressOf(r) + asking + question,
    answerOf(placeOf(question), answer),
    make("span", { class: "because" }, textIn(document, `[data-follow="${follow}"] > span`)),
  ]));
  return make("div", { class: "beside" },
    make("section", { class: "board" }, make("h3", {}, "The decisions"), listOf("standings", choices.map(({ d, status, name, is }) => {
      const about = make("span", { class: "quiet" }, ` ${d.decision}`);
      return [
        make("b", {}, d.decision), " ",
        make("span", { class: "stands", "data-is": status }, is + (name && `: ${name}`)),
        status === "made" ? link(changed(r, "made", d.id), "Take it back", about)
          : make("details", {}, make("summary", {}, "Already decided?", about),
            listOf("refs", optionsOf(d).map((choice) => [link(changed(r, "made", d.id, choice), choiceIn(d, choice))]))),
      ];
    }))),
    givenOf("Your answers", before.map((question) => [shortOf(placeOf(question)), addressOf(r) + asking + question, answerOf(placeOf(question), r.answers[question])])),
    givenOf("What follows from them", settled));
}

/** What speaks for an option, or against it. @param {import("./page.js").Sayings} sayings @param {string} option @param {string} side */
const saying = (sayings, option, side) => (sayings.get(option) ?? []).filter(({ is }) => is === side);

/** One decision on the sheet. @param {Result} r @param {Choice} choice */
function sheetOf(r, { d, status, is, from, name, choose, possible, separatedBy, sayings, prefix }) {
  const chosen = choose ?? [];
  const alone = /** @type {HTMLAnchorElement} */ (copy(document.querySelector(`[data-alone="${d.id}"]`)));
  alone.search = encodeOne(d, Object.fromEntries(evaluateOne(d, withFollowing(r)).steps.map(({ question, answer }) => [question, answer])));
  const care = chosen.map((option) => ({ name: optionIn(d, option), n: r.pairs.filter(({ a, b, verdict }) => verdict !== "fits" && (a === option || b === option)).length }))
    .sort((a, b) => a.n - b.n);
  const decider = separatedBy && stack.decisions.find(({ id }) => id === stack.questions[separatedBy].decider);
  return make("section", { "data-decision": d.id },
    make("h3", {}, make("span", {}, d.decision), " ", name || namesOf(possible, prefix)),
    make("p", { class: "kicker" }, from ? textIn(from, ".kicker") : is),
    partOf(from, "instead", "h4"),
    ...(from ? [copy(from.querySelector(".says"))] : status === "made" ? [] : several(possible,
      separatedBy && (decider ? decider.decision : link(addressOf(r) + asking + separatedBy, nameIn(placeOf(separatedBy)))), prefix)),
    care.length > 1 && make("p", {}, "Pairs that need care, the fewest first: ", care.map(({ name, n }) => `${name} ${n}`).join(", "), "."),
    ...chosen.map((option) => status !== "made" && make("section", {}, make("h4", {}, `Why ${optionIn(d, option)}`),
      told(saying(sayings, option, "for")))),
    ...["runner-up", "cautions"].map((part) => partOf(from, part, "h4")),
    status !== "made" && make("p", {}, alone));
}

/** The judgment of a pair; that of all that nobody has judged stands last. @param {string} a @param {string} b */
const pairAt = (a, b) => /** @type {Element} */ (document.querySelector(`[data-pair="${a} ${b}"], [data-pair=""]`));
/** @param {import("./stack.js").Pair} pair */
function pairOf({ a, b }) {
  const at = pairAt(a, b);
  return [make("b", {}, `${optionOf(a)} and ${optionOf(b)}`), ...[...at.children].slice(1, 3).flatMap((part) => [" ", copy(part)]), " ", cites(sourcesIn(at))];
}

/** The nearest stack without a clash. @param {Result} r @param {Choice[]} choices */
function proposalOf(r, choices) {
  if (!r.proposal) return [make("p", {}, "No combination of options that your answers allow is without a clash.")];
  const { choose, swaps } = r.proposal;
  const made = { ...r.made };
  for (const _ of stack.decisions) { // one that changes may change others
    const then = evaluate(stack, { ...r, made }).decisions;
    for (const [id, to] of Object.entries(choose)) if (then[id].choose?.join() !== to) made[id] = to;
  }
  return [
    make("p", {}, "The nearest stack without a clash changes this:"),
    listOf("swaps", swaps.map((swap) => {
      const { d, from, status, sayings } = /** @type {Choice} */ (choices.find(({ d }) => d.id === swap.decision));
      return [
        make("b", {}, swapOf(swap)), " ",
        swap.tie ? "Your answers leave it open."
          : status === "made" ? "You have decided this before."
            : swap.runner_up ? `It is the runner-up. ${textIn(from, "[data-part=runner-up] p")}` : "It is not the runner-up.",
        !swap.tie && status !== "made" && told(saying(sayings, swap.to, "against")),
      ];
    })),
    make("p", {}, make("a", { class: "button", href: addressOf({ ...r, made }) }, "Take this stack")),
  ];
}

/** @param {import("./stack.js").Swap} swap */
const swapOf = ({ from, to, tie }) => `${optionOf(to)}${tie ? "." : ` instead of ${from.map(optionOf).join(" or ")}.`}`;

/** @param {Result} r @returns {import("./page.js").Change[]} */
const changesIn = (r) => r.flips.map(({ question, decision, to, outcomes, reopens }) => {
  const d = stack.decisions.find(({ id }) => id === decision);
  const then = stack.decisions.filter(({ id }) => Object.hasOwn(outcomes, id)).map(({ id, decision }) => `${decision}: ${namesOf(outcomes[id], `${id}_`)}`).join("; ");
  return {
    text: question ? given(placeOf(question), to) : d ? `${d.decision}: ${choiceIn(d, to)}` : "",
    then: reopens ? `asks “${shortOf(placeOf(reopens))}” first, then ${then}` : then,
    href: question ? changed(r, "answers", question, to) : changed(r, "made", decision ?? "", to),
  };
});

/** @param {Result} r @param {string[]} before @param {Choice[]} choices @param {Element} actions */
function resultView(r, before, choices, actions) {
  const pairs = ["clashes", "with-care", "unknown", "fits"].flatMap((verdict) => r.pairs.filter((pair) => pair.verdict === verdict));
  const clashes = pairs.filter(({ verdict }) => verdict === "clashes");
  const changes = changesIn(r);
  const heading = choices.map(({ d, name }) => name || `${d.decision} open`).join(", ");
  const said = clashes.length ? "Your stack: a clash" : "Your stack";
  return {
    heading,
    said,
    parts: [
      make("p", { class: "kicker" }, said),
      make("h2", { tabindex: "-1" }, heading),
      clashes.length > 0 && make("section", { class: "clash" }, make("h3", {}, "What clashes"), listOf("pairs", clashes.map((pair) => pairOf(pair))), ...proposalOf(r, choices)),
      actions,
      make("div", { class: "sheet" }, ...choices.map((choice) => sheetOf(r, choice))),
      pairs.length > 0 && section("How they go together", listOf("pairs", pairs.map((pair) => pairOf(pair)))),
      changesOf(changes),
      sourceList(),
      make("p", { class: "address" }, linkHere()),
    ],
    record: async () => (await import("./stack-record.js")).recordOf({
      r, choices, changes, placeOf,
      version: stack.version,
      order: before,
      pairs: pairs.map(({ a, b, verdict }) => ({ options: [a, b], verdict, at: pairAt(a, b) })),
      swaps: clashes.length ? (r.proposal?.swaps.map(swapOf) ?? []) : undefined,
    }),
  };
}

start({
  version: stack.version,
  read(query) {
    const { version, dropped, ...state } = parse(stack, query);
    return { version, dropped, address: addressOf(state) };
  },
  show(query, ask, actions) {
    const r = evaluate(stack, parse(stack, query));
    const again = Object.hasOwn(stack.questions, ask) && !stack.questions[ask].decider;
    const question = again ? ask : r.next;
    const choices = choicesOf(r);
    const before = answered(r);
    return {
      ...(question ? questionView(r, before, question, again) : resultView(r, before, choices, actions)),
      beside: besideOf(r, before, choices),
      unused: r.unused.map((question) => given(placeOf(question), r.answers[question])).join("; "),
    };
  },
});
