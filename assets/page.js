// What the pages of questions share, that of one decision and that of all: their
// parts, and how they run. The texts are copied from what readers without scripts
// get, so what is shown is what the data say; only the words between them are
// from the scripts. The address is the only state: every answer is a link to the
// address that holds it, and whatever address arrives is shown. Nothing is stored,
// nothing is sent.
// @ts-check

import { unsure } from "./flow.js";

/**
 * @typedef {import("./flow.js").Flow & { id: string, decision: string, question: string, options: [id: string, name: string][] }} Flow
 *   with the names that a page knows
 * @typedef {Node | string | false | null | undefined | "" | 0} Part
 * @typedef {{ text: string, then: string, href: string }} Change  another answer, and what it leads to
 *
 * What is said about an option: an effect that was met, or a reason of the outcome.
 * @typedef {{ is: string, because: Element, sources: HTMLAnchorElement[], given?: string }} Said
 * @typedef {Map<string, Said[]>} Sayings  by option
 */

/** With a question behind it: the fragment of an address at which that question is asked again. */
export const asking = "#site-ask-";

/** A part of the page, which every page of questions has. @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} tag @param {Record<string, string>} attributes @param {Part[]} parts */
export function make(tag, attributes, ...parts) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...parts.filter((part) => part instanceof Node || typeof part === "string"));
  return made;
}

/** @param {string} heading @param {Part[]} parts */
export const section = (heading, ...parts) => make("section", {}, make("h3", {}, heading), ...parts);
/** A list of lists. @param {string} name @param {Part[][]} items */
export const listOf = (name, items) => make("ul", { class: name }, ...items.map((item) => make("li", {}, ...item)));
/** @param {string} href @param {Part[]} parts */
export const link = (href, ...parts) => make("a", { href }, ...parts);
/** @param {ParentNode} from @param {string} selector */
export const all = (from, selector) => [...from.querySelectorAll(selector)];
/** @param {ParentNode | null} from @param {string} selector */
export const textIn = (from, selector) => from?.querySelector(selector)?.textContent?.trim() ?? "";
/** @param {Element | null | undefined} from */
export const copy = (from) => from?.cloneNode(true);
/** The heading of a question or an outcome. @param {ParentNode | null} from */
export const nameIn = (from) => textIn(from, "h3");

/** @param {Flow} flow @param {string} option */
export const optionIn = (flow, option) => flow.options.find(([id]) => id === option)?.[1] ?? "";

/** The address that others can open. */
export const linkHere = () => location.origin + location.pathname + location.search;

/** @param {Element} place @param {string} answer @returns {HTMLElement | null} */
export const answerAt = (place, answer) => place.querySelector(`[data-answer="${answer}"]`);
/** @param {HTMLElement} place */
export const shortOf = (place) => place.dataset.short ?? "";
/** @param {Element} place @param {string} answer */
export const answerOf = (place, answer) => (answer === unsure ? "Not sure" : (answerAt(place, answer)?.dataset.short ?? ""));
/** @param {HTMLElement} place @param {string} answer */
export const given = (place, answer) => `${shortOf(place)}: ${answerOf(place, answer)}`;
/** What is answered, each with a way to change it. @param {string} heading @param {[question: string, href: string, answer: string, ...more: Part[]][]} items */
export const givenOf = (heading, items) => items.length > 0 && make("section", { class: "given" }, make("h3", {}, heading), make("ol", {},
  ...items.map(([question, href, answer, ...more]) => make("li", {}, make("span", {}, question), " ", make("b", {}, answer), " ",
    href && link(href, "Change", make("span", { class: "quiet" }, ` ${question}`)), ...more))));

/**
 * A question to be answered.
 * @param {HTMLElement} from  its place @param {string} said  its number
 * @param {string} today  the answer so far, or nothing
 * @param {(answer: string) => string} to  the address with an answer
 * @param {string | false | undefined} back @param {unknown} again  whether an answer is to be changed
 * @param {Part} serves  beside the number @param {Part} [more]  below the answers
 */
export function ask(from, said, today, to, back, again, serves, more) {
  /** @param {string} answer @param {string} label */
  const choice = (answer, label) => {
    const chosen = answer === today;
    const made = make("a", { class: "choice", href: to(answer) }, label, chosen && make("span", { class: "leads" }, " (your answer so far)"));
    if (chosen) made.setAttribute("aria-current", "true");
    return [made];
  };
  return {
    heading: nameIn(from),
    said,
    parts: [
      make("p", { class: "kicker" }, said, serves),
      make("h2", { tabindex: "-1" }, nameIn(from)),
      ...all(from, ":scope > p").map(copy),
      listOf("choices", [
        ...all(from, "[data-answer]").map((item) => choice(item.getAttribute("data-answer") ?? "", textIn(item, ".choice"))),
        choice(unsure, "I am not sure"),
      ]),
      make("p", { class: "steps" }, back && make("a", { class: "back", href: back }, again ? "Keep this answer" : "Back"), " ", more),
    ],
  };
}

/**
 * What is said about each option.
 * @param {Flow} flow @param {import("./flow.js").Reason[]} reasons
 * @param {string | null} outcome @param {string} [prefix]  of ids on this page
 */
export function sayingsOf(flow, reasons, outcome, prefix = "") {
  /** @type {Sayings} */
  const sayings = new Map(flow.options.map(([option]) => [option, []]));
  /** @param {Element | undefined} item @param {string} [answer] */
  const add = (item, answer) => {
    const because = item?.querySelector("span");
    const { option = "", is = "" } = /** @type {HTMLElement | undefined} */ (item)?.dataset ?? {};
    if (because) sayings.get(option)?.push({ is, because, sources: sourcesIn(item), given: answer });
  };
  for (const { place, answer, index } of reasons) {
    const at = byId(prefix + place);
    add(all(at, `[data-answer="${answer}"] .effects > li`)[index], given(at, answer));
  }
  if (outcome) for (const item of all(byId(prefix + outcome), "[data-part=why-not] li")) add(item);
  return sayings;
}

/** @type {Record<string, string>} */
const words = { for: "For.", against: "Against.", "rules-out": "Ruled out." };

/** A list of what is said. @param {Said[] | undefined} sayings */
export function told(sayings) {
  if (!sayings?.length) return make("p", { class: "none" }, "Your answers say nothing about it.");
  return make("ul", { class: "effects" }, ...sayings.map(({ is, because, sources, given }) =>
    make("li", { "data-is": is }, make("b", {}, words[is]), " ", copy(because), " ", cites(sources, given && `${given}. `))));
}

/** Links to sources, which get their numbers at last. @param {HTMLAnchorElement[]} sources @param {Part} [before] */
export const cites = (sources, before) => make("span", { class: "cites" }, before, sources.length > 0 && make("span", {},
  sources.length > 1 ? "Sources" : "Source", ...sources.flatMap(({ href, text }) => [" ", make("a", { href, title: text })])));

/** The links to sources in a part of the page. @param {ParentNode | null | undefined} from */
export const sourcesIn = (from) => /** @type {HTMLAnchorElement[]} */ (from ? all(from, ".cites a") : []);
/** @param {HTMLAnchorElement} source */
export const idOf = (source) => source.hash.slice(1);
/** Their entries in the list of all. @param {string[]} ids */
export const entriesOf = (ids) => ids.flatMap((id) => document.querySelector(`[data-source="${id}"]`) ?? []);
/** The list of all that is cited, and of more. @param {HTMLAnchorElement[]} [more] */
export const sourceList = (more = []) => section("Sources", make("ol", { class: "sources" }, ...more.map(copy)));

/** Numbers the sources in the order in which they are cited, and lists them. @param {Element} main */
function number(main) {
  const cited = /** @type {HTMLAnchorElement[]} */ (all(main, "[title], .sources a"));
  const ids = [...new Set(cited.map(idOf))];
  for (const source of cited) source.ariaLabel = `Source ${(source.textContent = String(ids.indexOf(idOf(source)) + 1))}`;
  const list = main.querySelector(".sources");
  if (ids.length) list?.replaceChildren(...entriesOf(ids).map((entry) => entry.cloneNode(true)));
  else list?.parentElement?.remove();
}

/** A part of an outcome's section, with another heading. @param {Element | null | undefined} from @param {string} name @param {string} [tag] */
export function partOf(from, name, tag = "h3") {
  const [head, ...rest] = copy(from?.querySelector(`[data-part=${name}]`))?.childNodes ?? [];
  return head && make("section", { "data-part": name }, make(tag, {}, ...head.childNodes), ...rest);
}

/** The names of outcomes that are possible. @param {string[]} outcomes @param {string} [prefix] */
export const namesOf = (outcomes, prefix = "") =>
  outcomes.length > 2 ? `${outcomes.length} outcomes possible` : [...new Set(outcomes.map((outcome) => nameIn(byId(prefix + outcome))))].sort().join(" or ");

/** The outcomes that are left, and how to tell them apart. @param {string[]} outcomes @param {Part} separates @param {string} [prefix] */
export const several = (outcomes, separates, prefix = "") => [
  separates && make("p", { class: "says" }, "The question that separates them best: ", separates),
  listOf("outcomes", outcomes.map((outcome) => {
    const from = byId(prefix + outcome);
    return [make("h3", {}, link(`#${from.id}`, nameIn(from))), copy(from.querySelector(".kicker")), make("p", {}, textIn(from, ".says"))];
  })),
];

/** @param {Change[]} changes */
export const changesOf = (changes) => changes.length > 0 && section("What would change it", listOf("flips", changes.map(({ text, then, href }) => [link(href, text), ` → ${then}`])));

/**
 * What an entry of the browser's history knows besides its address: a question
 * that is asked although it has an answer, and what was odd about the address.
 * @typedef {{ ask?: string, dropped?: string[], more?: number, version?: number }} Entry
 *
 * What a page shows for an address.
 * @typedef {object} Shown
 * @property {string} heading
 * @property {string} said  to screen readers, beside the heading
 * @property {Part[]} parts
 * @property {Part} beside
 * @property {string} unused  answers that have no effect
 * @property {() => Promise<[file: string, text: string]>} [record]  of a result
 * @property {() => void} [after]  to be done when it is shown
 *
 * What a page knows of addresses, and how it shows one.
 * @typedef {object} Page
 * @property {number} version
 * @property {(query: string) => { address: string, version: number, dropped: string[] }} read  the address as the page writes it
 * @property {(query: string, ask: string, actions: Element) => Shown} show
 */

const shownAtMost = 10;

/** Runs the page. @param {Page} page */
export function start({ version, read, show }) {
  const run = byId("site-run");
  const title = document.title;
  const live = make("p", { class: "quiet", role: "status" });
  let shown = ""; // the address and entry that the page shows
  /** @type {Entry} */
  let lastEntry = {};
  /** @returns {Entry} */
  const entryHere = () => history.state ?? {};
  const keyHere = () => location.search + (entryHere().ask ?? "");

  /** Takes the address in order, and keeps what was odd about it. */
  function arrive() {
    if (!location.search) return;
    const here = read(location.search.slice(1));
    const entry = entryHere();
    if (here.dropped.length) {
      entry.dropped = here.dropped.slice(0, shownAtMost).map((part) => (part.length > 60 ? `${part.slice(0, 60)}…` : part));
      entry.more = here.dropped.length - shownAtMost;
    }
    if (here.version && here.version !== version) entry.version = here.version;
    if (location.hash) {
      if (location.hash.startsWith(asking)) entry.ask = location.hash.slice(asking.length);
      // The fragment is for readers without scripts. Where a browser has gone
      // there already, an empty one scrolls back and unmarks its target.
      location.replace("#");
    }
    history.replaceState(entry, "", here.address);
  }

  /** Shows what the address says. @param {boolean} moved  whether the reader has acted */
  function render(moved) {
    const entry = entryHere();
    const actions = make("ul", { class: "actions" });
    const view = show(location.search.slice(1), entry.ask ?? "", actions);
    const { record } = view;
    if (record) actions.append(...actionsFor((button) => record().then(save, () => (button.textContent = "Failed. Try again"))));
    const main = make("div", { class: record ? "now result" : "now" }, ...noticesOf(view.unused, entry), ...view.parts);
    number(main);
    run.replaceChildren(main, view.beside || "");
    view.after?.();
    shown = keyHere();
    lastEntry = entry;
    document.title = `${view.heading} – ${title}`;
    if (!moved) return;
    live.textContent = view.said;
    main.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** @param {string} unused @param {Entry} entry */
  const noticesOf = (unused, { dropped = [], more = 0, version: made }) => [
    dropped.length && ["These parts of the address mean nothing to this page and are left out: ",
      ...dropped.flatMap((part, i) => [i > 0 && ", ", make("code", {}, part)]), more > 0 && `, and ${more} more`, "."],
    made && [`The address was made with version ${made} of these questions; this is version ${version}. All answers that still exist are kept.`],
    unused && [`Kept, but without effect on this way: ${unused}.`],
  ].map((notice) => notice && make("p", { class: "notice" }, ...notice));

  /** @param {(button: HTMLElement) => void} download */
  function actionsFor(download) {
    /** @param {string} name @param {(button: HTMLElement) => void} act */
    const button = (name, act) => {
      const made = make("button", { class: "button", type: "button" }, name);
      made.addEventListener("click", () => act(made));
      return made;
    };
    return [
      button("Copy the link", copyLink),
      button("Print", () => print()),
      button("Download the decision record", download),
      make("a", { class: "button", href: location.pathname }, "Start again"),
    ].map((action) => make("li", {}, action));
  }

  /** @param {HTMLElement} button */
  async function copyLink(button) {
    try {
      await navigator.clipboard.writeText(linkHere());
      button.textContent = "Copied";
      live.textContent = "The link is copied";
      setTimeout(() => (button.textContent = "Copy the link"), 2000);
    } catch {
      const field = /** @type {HTMLInputElement} */ (make("input", { class: "link", readonly: "", value: linkHere(), "aria-label": "Link to this result" }));
      button.replaceWith(field);
      field.focus();
      field.select();
    }
  }

  /** @param {[name: string, text: string]} file */
  const save = ([name, text]) => make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/markdown" })), download: name }).click();

  /** Follows the links inside the run without loading the page again. */
  run.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const ask = link.hash.startsWith(asking) ? link.hash.slice(asking.length) : "";
    if (link.host !== location.host || link.pathname !== location.pathname || (link.hash && !ask)) return;
    event.preventDefault();
    history.pushState({ ask }, "", link.pathname + link.search);
    render(true);
    if (run.getBoundingClientRect().top < 0) run.scrollIntoView({ behavior: "instant" });
  });

  addEventListener("popstate", () => {
    // A link to a part of this page makes an entry of its own: it shows the same.
    if (!history.state && location.search + (lastEntry.ask ?? "") === shown) history.replaceState(lastEntry, "");
    if (keyHere() !== shown) render(true);
  });

  document.body.append(live);
  arrive();
  render(false);
}
