// The decision record: what a result says, as Markdown with the headings of
// MADR 4 (https://adr.github.io/madr/). It knows no page and no clock: an
// object goes in, a text comes out.
// @ts-check

/**
 * @typedef {{ is: string, because: string, given?: string, sources: number[] }} Argument  is: for, against, rules-out, or how a
 *   pair goes together; given: the answer that brought it; sources: numbers in the list of sources
 *
 * What is decided in one matter.
 * @typedef {object} Choice
 * @property {string} title  what is decided, such as "Database"
 * @property {string} question
 * @property {{ name: string, arguments: Argument[] }[]} options  all of them
 * @property {string[]} chosen  names of options; none when several outcomes are possible, or nothing fits
 * @property {string} firm  how firm the outcome is, such as "A clear answer"
 * @property {string} summary
 * @property {string} [instead]  what to look at when nothing fits
 * @property {[name: string, summary: string][]} [open]  the outcomes, when several are possible
 * @property {boolean} [made]  it was decided before the questions
 * @property {string} [separatedBy]  the question that would narrow them best
 * @property {string[]} cautions
 * @property {string} [runnerUp]
 * @property {string[]} revisit
 *
 * What is the same however many matters there are.
 * @typedef {object} Around
 * @property {string} date  YYYY-MM-DD
 * @property {[question: string, answer: string, because?: string][]} answers
 * @property {string[]} flips
 * @property {{ title: string, about: string, address: string }[]} sources  address: empty where there is none
 * @property {string} link  the address of the result
 * @property {number} version  of the flow
 * @property {string} prose  texts of the page: they show which words are names
 *
 * One decision, or several that are made together, with the pairs of what is
 * chosen and, where a pair clashes, what the nearest stack without a clash changes.
 * @typedef {Around & (Choice | { title: string, parts: Choice[], pairs: Argument[], proposal?: string[] })} Decision
 */

/**
 * Writes the record.
 * @param {Decision} d
 */
export function record(d) {
  const together = "parts" in d ? d : undefined;
  const parts = "parts" in d ? d.parts : [d];
  /** Names the matter where there are several. @param {Choice} part @param {string} words */
  const of = ({ title }, words) => (together ? `${text(title)}: ${words}` : words);
  /** @param {Argument} a @param {string[]} about */
  const argument = (a, ...about) => {
    const notes = about.map(text);
    if (a.is === "rules-out") notes.push("this rules it out");
    if (a.given) notes.push(text(a.given));
    if (a.sources.length) notes.push(`source${a.sources.length > 1 ? "s" : ""} ${a.sources.toSorted((x, y) => x - y).join(", ")}`);
    const end = notes.length ? ` (${notes.join("; ")})` : "";
    return `${sides[a.is] ?? "Bad"}, because ${text(lower(a.because, d.prose))}${end}`;
  };
  const chosen = parts.flatMap(({ options, chosen }) => options.filter(({ name }) => chosen.includes(name)));
  const met = chosen.flatMap(({ name, arguments: met }) => met.map((a) => (chosen.length > 1 ? argument(a, name) : argument(a))));
  const headlines = parts.map((part) => text(part.chosen.join(" or ")) || of(part, part.made || !part.open ? "none of the options" : "still open"));
  return [
    `---\nstatus: proposed\ndate: ${d.date}\n---`,
    `# ${text(d.title)}: ${headlines.join(", ")}`,
    "## Context and Problem Statement",
    ...parts.map(({ question }) => text(question)),
    ...part("## Decision Drivers", d.answers.map((answer) => answer.map((words = "") => text(words)).join(" "))),
    "## Considered Options",
    list(parts.flatMap((part) => part.options.map(({ name }) => of(part, text(name))))),
    "## Decision Outcome",
    ...parts.flatMap((part) => outcome(part, of)),
    together?.proposal && (together.proposal.length ? `A pair of these clashes. The nearest stack without a clash:\n\n${list(together.proposal.map(text))}`
      : "A pair of these clashes, and no combination that the answers allow is without a clash."),
    ...part("### Consequences", [...met, ...(together?.pairs ?? []).map((pair) => argument(pair))]),
    ...part("### Confirmation", parts.flatMap((part) => part.cautions.map((caution) => of(part, text(caution)))), "To check before it is accepted:"),
    "## Pros and Cons of the Options",
    ...parts.flatMap(({ options }) => options).flatMap((option) => [
      `### ${text(option.name)}`,
      list(option.arguments.length ? option.arguments.map((a) => argument(a)) : ["Neutral, because these answers say nothing about it."]),
    ]),
    "## More Information",
    ...parts.map((part) => part.runnerUp && of(part, `Runner-up: ${text(part.runnerUp)}`)),
    ...part("What another answer would change:", d.flips.map(text)),
    ...part("Revisit when:", parts.flatMap((part) => part.revisit.map((when) => of(part, text(when))))),
    d.sources.length && "Sources:",
    d.sources.map((s, i) => `${i + 1}. ${text(s.title)}, ${text(s.about)}${s.address && `, ${address(s.address)}`}`).join("\n"),
    `The answers and what follows from them: ${address(d.link)} (${together ? "stack" : "flow"} version ${d.version})`,
  ].filter(Boolean).join("\n\n") + "\n";
}

/** What speaks for a choice, or for neither side; all else speaks against it. @type {Record<string, string>} */
const sides = { for: "Good", fits: "Good", unknown: "Neutral" };

/** What comes out in one matter. @param {Choice} d @param {(part: Choice, words: string) => string} of */
function outcome(d, of) {
  const names = d.chosen.map((name) => `"${text(name)}"`);
  const chosen = (/** @type {string} */ words) => of(d, `Chosen option${names.length > 1 ? "s" : ""}: ${names.join(" or ") || "none"}, because ${words}`);
  if (d.made) return [chosen("it was decided before.")];
  if (d.open) {
    const open = d.open.map(([name, summary]) => `${text(name)}: ${text(summary)}`);
    return [
      of(d, `No option is chosen yet, because the answers leave ${open.length} outcomes possible:`), list(open),
      d.separatedBy && `The question that separates them best: ${text(d.separatedBy)}`,
    ];
  }
  return [
    chosen(names.length > 1 ? "the answers lead to a tie." : names.length ? `the answers lead to it. ${text(d.firm)}.` : "none of the options fits these answers."),
    text(d.summary),
    d.instead && `Instead: ${text(d.instead)}`,
  ];
}

/** @param {string[]} items */
const list = (items) => items.map((item) => `* ${item}`).join("\n");

/** A part that is left out when it is empty. @param {string} head @param {string[]} items @param {string[]} before */
const part = (head, items, ...before) => (items.length ? [head, ...before, list(items)] : []);

/** Text on one line in which no character is a mark of Markdown. @param {string} words */
const text = (words) =>
  words.trim().replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>#|~&$]/g, "\\$&")
    .replace(/^[-+=]/, "\\$&") // a list, a line below a heading
    .replace(/^\d+(?=[.)])/, "$&\\"); // a numbered list

/** @param {string} url */
const address = (url) => `<${url.replace(/[\s<>]/g, encodeURIComponent)}>`;

/**
 * Makes a sentence fit behind "because": its first letter is made small unless
 * its first word is a name, which also stands in the middle of some sentence.
 * @param {string} sentence @param {string} prose
 */
function lower(sentence, prose) {
  const word = /^[A-Z][a-z]*(?=[ ,-])/.exec(sentence)?.[0];
  return word && !new RegExp(`[a-z,;)] ${word}\\b`).test(prose) ? sentence[0].toLowerCase() + sentence.slice(1) : sentence;
}
