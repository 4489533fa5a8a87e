// What the page of questions shows: a question, or a result. The texts are
// copied from the parts of the page that readers without scripts get, so what
// is shown is what the data say; only the words between them are from here.
// @ts-check

import { encode } from "./flow.js";

/**
 * @typedef {import("./flow.js").Answers} Answers
 * @typedef {import("./flow.js").Result} Result
 * @typedef {Node | string | false | null | undefined | "" | 0} Part
 * @typedef {{ heading: string, said: string, parts: Part[], decision?: () => import("./record.js").Decision }} Shown
 *   said: to screen readers, beside the heading
 *
 * What is said about an option: an effect that was met, or a reason of the outcome.
 * @typedef {{ is: string, because: Element, sources: HTMLAnchorElement[], given?: string }} Said
 */

/** @type {import("./flow.js").Flow & { id: string, decision: string, question: string, options: Record<string, string> }} */
export const flow = JSON.parse(byId("site-flow").textContent ?? "");

const unsure = "unsure";
/** With a question behind it: the fragment of an address at which that question is asked again. */
export const asking = "#site-ask-";

/** A part of the page, which every page of questions has. @param {string} id */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} tag @param {Record<string, string>} attributes @param {Part[]} parts */
export function make(tag, attributes, ...parts) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...parts.filter((part) => part instanceof Node || typeof part === "string"));
  return made;
}

/** @param {string} heading @param {Part[]} parts */
const section = (heading, ...parts) => make("section", {}, make("h3", {}, heading), ...parts);
/** @param {ParentNode} from @param {string} selector */
const all = (from, selector) => [...from.querySelectorAll(selector)];
/** @param {ParentNode | null} from @param {string} selector */
const textIn = (from, selector) => from?.querySelector(selector)?.textContent?.trim() ?? "";
/** @param {ParentNode | null} from @param {string} selector */
const textsIn = (from, selector) => (from ? all(from, selector).map((item) => item.textContent?.trim() ?? "") : []);
/** @param {Element | null | undefined} from */
const copy = (from) => from?.cloneNode(true);
/** @param {Element | null | undefined} from */
const copyInside = (from) => [...(copy(from)?.childNodes ?? [])];

/** @param {Answers} answers */
export const addressOf = (answers) => (Object.keys(answers).length ? `?${encode(flow, answers)}` : location.pathname);
/** The address with an answer given, changed or, without one, taken back. @param {Answers} answers @param {string} question @param {string} [answer] */
function changed(answers, question, answer) {
  const { [question]: _, ...rest } = answers;
  return addressOf(answer ? { ...rest, [question]: answer } : rest);
}

/** The address that others can open. */
export const linkHere = () => location.origin + location.pathname + location.search;

/** The first place of a question. @param {string} question */
const placeOf = (question) => Object.keys(flow.questions).find((place) => flow.questions[place].asks === question) ?? "";
/** @param {string} place @param {string} answer @returns {HTMLElement | null} */
const answerAt = (place, answer) => byId(place).querySelector(`[data-answer="${answer}"]`);
/** @param {string} question */
const questionIn = (question) => textIn(byId(placeOf(question)), "h3");
/** @param {string} question */
const shortOf = (question) => byId(placeOf(question)).dataset.short ?? "";
/** @param {string} question @param {string} answer */
const answerOf = (question, answer) => (answer === unsure ? "Not sure" : (answerAt(placeOf(question), answer)?.dataset.short ?? ""));
/** @param {string} question @param {string} answer */
const given = (question, answer) => `${shortOf(question)}: ${answerOf(question, answer)}`;
/** @param {string} outcome */
const nameOf = (outcome) => textIn(byId(outcome), "h3");
/** The answers that count, in the order in which they are asked for. @param {Result} r */
const counted = (r) => [...new Map(r.steps.map(({ question, answer }) => [question, answer]))];
/** @param {Result} r */
const chosenBy = (r) => (r.outcome ? flow.outcomes[r.outcome].choose : []);

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
export function answersOf(r) {
  const items = counted(r).map(([question, answer]) =>
    make("li", {}, make("span", {}, shortOf(question)), " ", make("b", {}, answerOf(question, answer)), " ",
      make("a", { href: addressOf(r.answers) + asking + question }, "Change", make("span", { class: "quiet" }, ` ${shortOf(question)}`))));
  return items.length > 0 && make("section", { class: "given" }, make("h3", {}, "Your answers"), make("ol", {}, ...items));
}

/** Names answers that have no effect on the way. @param {Result} r */
export const unusedOf = (r) => r.unused.map((question) => given(question, r.answers[question])).join("; ");

/** @param {Result} r @param {string} place @param {boolean} again  whether an answer is to be changed @returns {Shown} */
export function questionView(r, place, again) {
  const from = byId(place);
  const { asks } = flow.questions[place];
  const today = r.answers[asks];
  const before = counted(r).map(([question]) => question);
  const number = before.indexOf(asks) + 1 || before.length + 1;
  /** @param {string} answer @param {string} label */
  const choice = (answer, label) => {
    const chosen = answer === today;
    const mark = chosen && make("span", { class: "leads" }, " (your answer so far)");
    const link = make("a", { class: "choice", href: changed(r.answers, asks, answer) }, label, mark);
    if (chosen) link.setAttribute("aria-current", "true");
    return make("li", {}, link);
  };
  const last = before.at(-1);
  const back = again ? addressOf(r.answers) : last && changed(r.answers, last);
  const said = `Question ${number} of at most ${Math.max(number, longest(r, asks))}`;
  return {
    heading: textIn(from, "h3"),
    said,
    parts: [
      make("p", { class: "kicker" }, said),
      make("h2", { tabindex: "-1" }, textIn(from, "h3")),
      ...all(from, ":scope > p").map(copy),
      make("ul", { class: "choices" },
        ...all(from, "[data-answer]").map((item) => choice(item.getAttribute("data-answer") ?? "", textIn(item, ".choice"))),
        choice(unsure, "I am not sure")),
      make("p", { class: "steps" }, back && make("a", { class: "back", href: back }, again ? "Keep this answer" : "Back"), " ",
        make("span", {}, `${r.possible.length} of ${Object.keys(flow.outcomes).length} outcomes still possible`)),
    ],
  };
}

/** What is said about each option. @param {Result} r */
function sayingsOf(r) {
  /** @type {Map<string, Said[]>} */
  const sayings = new Map(Object.keys(flow.options).map((option) => [option, []]));
  /** @param {Element | undefined} item @param {string} [answer] */
  const add = (item, answer) => {
    const because = item?.querySelector("span");
    const { option = "", is = "" } = /** @type {HTMLElement | undefined} */ (item)?.dataset ?? {};
    if (because) sayings.get(option)?.push({ is, because, sources: sourcesIn(item), given: answer });
  };
  for (const { place, question, answer, index } of r.reasons) add(all(byId(place), `[data-answer="${answer}"] .effects > li`)[index], given(question, answer));
  if (r.outcome) for (const item of all(byId(r.outcome), "[data-part=why-not] li")) add(item);
  return sayings;
}

/** @type {Record<string, string>} */
const words = { for: "For.", against: "Against.", "rules-out": "Ruled out." };

/** A list of what is said, with the numbers of its sources among those given. @param {Said[]} sayings @param {string[]} ids */
function listOf(sayings, ids) {
  if (!sayings.length) return make("p", { class: "none" }, "Your answers say nothing about it.");
  return make("ul", { class: "effects" }, ...sayings.map(({ is, because, sources, given }) => {
    const numbers = sources.flatMap((source) => {
      const number = String(ids.indexOf(idOf(source)) + 1);
      return [" ", make("a", { href: source.href, title: source.text, "aria-label": `Source ${number}` }, number)];
    });
    return make("li", { "data-is": is }, make("b", {}, words[is]), " ", copy(because), " ",
      make("span", { class: "cites" }, given && `${given}. `, make("span", {}, sources.length > 1 ? "Sources" : "Source", ...numbers)));
  }));
}

/** @param {Map<string, Said[]>} sayings @param {string[]} options @param {string[]} ids */
const byOption = (sayings, options, ids) => make("div", { class: "told" }, ...options.map((option) => {
  const name = copy(document.querySelector(`[data-option="${option}"] > b > a`)) ?? flow.options[option];
  return make("div", {}, make("h4", {}, name), listOf(sayings.get(option) ?? [], ids));
}));

/** The links to sources in a part of the page. @param {ParentNode | null | undefined} from */
const sourcesIn = (from) => /** @type {HTMLAnchorElement[]} */ (from ? all(from, ".cites a") : []);
/** @param {HTMLAnchorElement} source */
const idOf = (source) => source.hash.slice(1);

/** What a changed answer leads to. @param {import("./flow.js").Flip} flip @param {string} today */
function leadsTo({ outcomes, next }, today) {
  let then = outcomes.length > 2 ? `${outcomes.length} outcomes possible` : [...new Set(outcomes.map(nameOf))].sort().join(" or ");
  if (then === today) then += ", for other reasons";
  return next ? `asks “${shortOf(flow.questions[next].asks)}” first, then ${then}` : then;
}

/** @param {Result} r @param {Element} actions @returns {Shown} */
export function resultView(r, actions) {
  const from = r.outcome ? byId(r.outcome) : null;
  const chosen = chosenBy(r);
  const names = chosen.map((option) => flow.options[option]);
  const others = Object.keys(flow.options).filter((option) => !chosen.includes(option));
  const heading = r.outcome ? nameOf(r.outcome) : `${r.possible.length} outcomes are possible`;
  const said = from ? `Your result: ${textIn(from, ".kicker").toLowerCase()}` : "Your result so far";
  const sayings = sayingsOf(r);
  const cited = [...sayings.values()].flat().flatMap((said) => said.sources);
  const ids = [...new Set([...cited, ...sourcesIn(from?.querySelector("[data-part=sources]"))].map(idOf))];
  const sources = ids.flatMap((id) => document.querySelector(`[data-source="${id}"]`) ?? []);
  const flips = r.flips.map((flip) => ({ ...flip, text: given(flip.question, flip.to), then: leadsTo(flip, heading) }));
  /** A part of the outcome's section, one heading higher. @param {string} name */
  const part = (name) => {
    const [head, ...rest] = copyInside(from?.querySelector(`[data-part=${name}]`));
    return head && make("section", { "data-part": name }, make("h3", {}, ...head.childNodes), ...rest);
  };
  return {
    heading,
    said,
    parts: [
      make("p", { class: "kicker" }, said),
      make("h2", { tabindex: "-1" }, heading),
      part("instead"),
      ...(from ? [copy(from.querySelector(".says")), names.join(" or ") !== heading && copy(from.querySelector(".pick"))] : several(r)),
      actions,
      names.length === 1 && section(`Why ${names[0]}`, listOf(sayings.get(chosen[0]) ?? [], ids)),
      names.length > 1 && section("Why these", byOption(sayings, chosen, ids)),
      section(names.length ? "Why not the others" : from ? "Why none of the options" : "What your answers say", byOption(sayings, others, ids)),
      part("runner-up"),
      flips.length > 0 && section("What would change it", make("ul", { class: "flips" }, ...flips.map(({ question, to, text, then }) =>
        make("li", {}, make("a", { href: changed(r.answers, question, to) }, text), ` → ${then}`)))),
      ...["cautions", "revisit", "further", "neighbors"].map(part),
      sources.length > 0 && section("Sources", make("ol", { class: "sources" }, ...sources.map(copy))),
      make("p", { class: "address" }, linkHere()),
      from && make("p", { class: "cites" }, copy(from.querySelector(".rest > .cites > a"))),
    ],
    decision: () => ({
      ...decisionOf(r, from, sayings, ids),
      chosen: names,
      flips: flips.map(({ text, then }) => `${text} → ${then}`),
      sources: sources.map(sourceOf),
    }),
  };
}

/**
 * What the decision record says, but for what the result has gathered already.
 * @param {Result} r @param {Element | null} from  the outcome's section
 * @param {Map<string, Said[]>} sayings @param {string[]} ids  of the sources, in order
 */
const decisionOf = (r, from, sayings, ids) => ({
  title: flow.decision,
  question: flow.question,
  date: new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10), // today here
  answers: counted(r).map(([question, answer]) => /** @type {[string, string]} */ ([
    questionIn(question),
    answer === unsure ? "Not sure" : textIn(answerAt(placeOf(question), answer), ".choice"),
  ])),
  options: Object.entries(flow.options).map(([option, name]) => ({
    name,
    arguments: (sayings.get(option) ?? []).map((said) => ({
      ...said,
      because: said.because.textContent ?? "",
      sources: said.sources.map((source) => ids.indexOf(idOf(source)) + 1),
    })),
  })),
  firm: textIn(from, ".kicker"),
  summary: textIn(from, ".says"),
  instead: textIn(from, "[data-part=instead] p"),
  open: from ? undefined : r.possible.map((outcome) => /** @type {[string, string]} */ ([nameOf(outcome), textIn(byId(outcome), ".says")])),
  separatedBy: r.separatedBy ? questionIn(r.separatedBy) : undefined,
  cautions: textsIn(from, "[data-part=cautions] li"),
  runnerUp: textsIn(from, "[data-part=runner-up] :is(a, p)").join(". "),
  revisit: textsIn(from, "[data-part=revisit] li"),
  link: linkHere(),
  version: flow.version,
  prose: textsIn(document, ".flow :is(.why, .help, .says, [data-is] > span)").join("\n"),
});

/** @param {Element} source  its entry in the list */
const sourceOf = (source) => ({ title: textIn(source, ".source-title"), about: textIn(source, ".meta"), address: source.querySelector("a")?.href ?? "" });

/** The outcomes that are left, and how to tell them apart. @param {Result} r */
const several = (r) => [
  r.separatedBy && make("p", { class: "says" }, "The question that separates them best: ",
    make("a", { href: addressOf(r.answers) + asking + r.separatedBy }, questionIn(r.separatedBy))),
  make("ul", { class: "outcomes" }, ...r.possible.map((outcome) => {
    const from = byId(outcome);
    const name = make("h3", {}, make("a", { href: `#${outcome}` }, nameOf(outcome)));
    return make("li", {}, name, copy(from.querySelector(".kicker")), make("p", {}, textIn(from, ".says")));
  })),
];
