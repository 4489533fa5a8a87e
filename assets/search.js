// The search field in the top bar: a combobox with a list of results. It is
// loaded when the field is used for the first time, and so is the index.
// @ts-check
import { Finder } from "./find.js";

/** @typedef {import("./find.js").Doc} Doc */

/** The first page, which the index's addresses are counted from. */
const home = /** @type {HTMLAnchorElement} */ (document.querySelector(".brand")).href;
export const addressOf = (/** @type {string} */ path) => new URL(path.slice(1), home).href;

/** @type {Promise<Finder> | undefined} */
let loading;

/** Gives the index; a failure is not for ever. */
export function load() {
  loading ??= fetch(addressOf("/search.json"))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((file) => new Finder(file));
  loading.catch(() => (loading = undefined));
  return loading;
}

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} content */
export function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** A result: its heading with the words that were found, then what and where it is. @param {Finder} finder @param {Doc} doc @param {string} question */
export function describe(finder, doc, question) {
  const mark = (/** @type {string} */ text) => finder.marked(text, question).map((piece, i) => (i % 2 ? element("mark", {}, piece) : piece));
  const title = element("span", { class: "found" }, ...mark(doc.heading || doc.title));
  const place = element("span", { class: "place" }, doc.kind);
  if (doc.heading) place.append(" · ", ...mark(doc.title));
  return [title, " ", place];
}

/** @param {HTMLInputElement} field */
export function start(field) {
  const box = /** @type {HTMLElement} */ (field.parentElement);
  const list = element("div", { role: "listbox", id: "site-found", "aria-label": "Results" });
  const none = element("p", {});
  const panel = element("div", { class: "panel", hidden: "" }, list, none);
  const status = element("p", { class: "quiet", role: "status" });
  const look = style(field.dataset.css ?? "");
  box.append(panel, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "site-found", "aria-expanded": "false", autocomplete: "off", spellcheck: "false" })) {
    field.setAttribute(name, value);
  }

  /** The result that the arrows have come to, from 0; none is -1. */
  let active = -1;
  /** What is being looked for, until its results are there. @type {Promise<void>} */
  let pending = Promise.resolve();

  const options = () => /** @type {HTMLAnchorElement[]} */ ([...list.children]);
  const activate = (/** @type {number} */ to) => {
    active = to;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === to)));
    const option = options()[to];
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const open = (/** @type {boolean} */ is) => {
    panel.hidden = !is;
    field.setAttribute("aria-expanded", String(is && list.childElementCount > 0));
    if (!is) activate(-1);
  };
  const say = (/** @type {string} */ text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  const show = (/** @type {Finder} */ finder, /** @type {string} */ question) => {
    const found = finder.find(question);
    list.replaceChildren(
      ...found.map((doc, i) =>
        element("a", { role: "option", id: `site-found-${i}`, "aria-selected": "false", tabindex: "-1", href: addressOf(doc.url) }, ...describe(finder, doc, question)),
      ),
    );
    none.hidden = found.length > 0;
    list.hidden = !found.length;
    if (!found.length) none.replaceChildren(`Nothing found for “${question}”. `, element("a", { href: addressOf("/all/") }, "See all pages"));
    say(found.length ? `${found.length} ${found.length === 1 ? "result" : "results"}` : "Nothing found");
    activate(-1);
  };
  const search = async () => {
    const question = field.value.trim();
    if (!question) {
      say("");
      list.replaceChildren();
      return open(false);
    }
    try {
      const [finder] = await Promise.all([load(), look]);
      if (question !== field.value.trim()) return;
      show(finder, question);
    } catch {
      list.replaceChildren();
      list.hidden = true;
      none.hidden = false;
      none.replaceChildren("Search cannot be loaded now. ", element("a", { href: addressOf("/all/") }, "See all pages"));
      say("Search cannot be loaded now");
    }
    open(box.contains(document.activeElement));
  };

  field.addEventListener("input", () => (pending = search()));
  field.addEventListener("focus", () => (pending = search()));
  field.addEventListener("keydown", async (event) => {
    const n = panel.hidden ? 0 : list.childElementCount;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && n > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      activate(active < 0 ? (step > 0 ? 0 : n - 1) : (active + step + n) % n);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      await pending;
      options()[Math.max(active, 0)]?.click();
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      open(false);
    }
  });
  list.addEventListener("click", () => {
    open(false);
    field.blur(); // a place on this very page is shown without leaving it
  });
  box.addEventListener("focusout", (event) => {
    if (!box.contains(/** @type {Node | null} */ (event.relatedTarget))) open(false);
  });
  panel.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  if (document.activeElement === field) pending = search();
}

/** Loads the style sheet; without it the results can be read as well. */
function style(/** @type {string} */ href) {
  const link = /** @type {HTMLLinkElement} */ (element("link", { rel: "stylesheet", href }));
  const settled = new Promise((done) => {
    link.onload = link.onerror = done;
  });
  document.head.append(link);
  return settled;
}
