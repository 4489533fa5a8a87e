// The decision record: what a result says, as Markdown with the headings of
// MADR 4 (https://adr.github.io/madr/). It knows no page and no clock: an
// object goes in, a text comes out.
// @ts-check

/**
 * @typedef {{ is: string, because: string, given?: string, sources: number[] }} Argument  is: for, against, rules-out;
 *   given: the answer that brought it; sources: numbers in the list of sources
 * @typedef {object} Decision
 * @property {string} title  what is decided, such as "Database"
 * @property {string} question
 * @property {string} date  YYYY-MM-DD
 * @property {[question: string, answer: string][]} answers
 * @property {{ name: string, arguments: Argument[] }[]} options  all of them
 * @property {string[]} chosen  names of options; none when several outcomes are possible, or nothing fits
 * @property {string} firm  how firm the outcome is, such as "A clear answer"
 * @property {string} summary
 * @property {string} [instead]  what to look at when nothing fits
 * @property {[name: string, summary: string][]} [open]  the outcomes, when several are possible
 * @property {string} [separatedBy]  the question that would narrow them best
 * @property {string[]} cautions
 * @property {string} [runnerUp]
 * @property {string[]} flips
 * @property {string[]} revisit
 * @property {{ title: string, about: string, address: string }[]} sources  address: empty where there is none
 * @property {string} link  the address of the result
 * @property {number} version  of the flow
 * @property {string} prose  texts of the page: they show which words are names
 */

/**
 * Writes the record.
 * @param {Decision} d
 */
export function record(d) {
  /** @param {Argument} a @param {string[]} about */
  const argument = (a, ...about) => {
    const notes = about.map(text);
    if (a.is === "rules-out") notes.push("this rules it out");
    if (a.given) notes.push(text(a.given));
    if (a.sources.length) notes.push(`source${a.sources.length > 1 ? "s" : ""} ${a.sources.toSorted((x, y) => x - y).join(", ")}`);
    const end = notes.length ? ` (${notes.join("; ")})` : "";
    return `${a.is === "for" ? "Good" : "Bad"}, because ${text(lower(a.because, d.prose))}${end}`;
  };
  const chosen = d.options.filter(({ name }) => d.chosen.includes(name));
  const met = chosen.flatMap(({ name, arguments: met }) => met.map((a) => (chosen.length > 1 ? argument(a, name) : argument(a))));
  const names = d.chosen.map((name) => `"${text(name)}"`);
  let outcome;
  if (d.open) {
    const open = d.open.map(([name, summary]) => `${text(name)}: ${text(summary)}`);
    outcome = [`No option is chosen yet, because the answers leave ${open.length} outcomes possible:`, list(open)];
  } else if (!names.length) outcome = ["Chosen option: none, because none of the options fits these answers.", text(d.summary)];
  else if (names.length > 1) outcome = [`Chosen options: ${names.join(" or ")}, because the answers lead to a tie.`, text(d.summary)];
  else outcome = [`Chosen option: ${names[0]}, because the answers lead to it. ${text(d.firm)}.`, text(d.summary)];
  return [
    `---\nstatus: proposed\ndate: ${d.date}\n---`,
    `# ${text(d.title)}: ${d.open ? "still open" : text(d.chosen.join(" or ")) || "none of the options"}`,
    "## Context and Problem Statement",
    text(d.question),
    ...part("## Decision Drivers", d.answers.map(([question, answer]) => `${text(question)} ${text(answer)}`)),
    "## Considered Options",
    list(d.options.map(({ name }) => text(name))),
    "## Decision Outcome",
    ...outcome,
    d.instead && `Instead: ${text(d.instead)}`,
    d.separatedBy && `The question that separates them best: ${text(d.separatedBy)}`,
    ...part("### Consequences", met),
    ...part("### Confirmation", d.cautions.map(text), "To check before it is accepted:"),
    "## Pros and Cons of the Options",
    ...d.options.flatMap((option) => [
      `### ${text(option.name)}`,
      list(option.arguments.length ? option.arguments.map((a) => argument(a)) : ["Neutral, because these answers say nothing about it."]),
    ]),
    "## More Information",
    d.runnerUp && `Runner-up: ${text(d.runnerUp)}`,
    ...part("What another answer would change:", d.flips.map(text)),
    ...part("Revisit when:", d.revisit.map(text)),
    d.sources.length && "Sources:",
    d.sources.map((s, i) => `${i + 1}. ${text(s.title)}, ${text(s.about)}${s.address && `, ${address(s.address)}`}`).join("\n"),
    `The answers and what follows from them: ${address(d.link)} (flow version ${d.version})`,
  ].filter(Boolean).join("\n\n") + "\n";
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
