// What the pages can do beyond HTML: copy code, keep the contents open where
// they stand at the side, and leave tables that do not scroll out of the tab
// order. Everything works without it.
// @ts-check

/** @param {string} tag @param {Record<string, string>} attributes @param {string} [text] */
function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

/** Says something to screen readers, again if it is the same. */
const live = element("p", { class: "quiet", role: "status" });
function say(/** @type {string} */ text) {
  live.textContent = "";
  setTimeout(() => (live.textContent = text), 50);
}

function addCopyButtons() {
  for (const pre of document.querySelectorAll("pre.chroma")) {
    let figure = pre.parentElement;
    if (!figure?.matches("figure.code")) {
      figure = element("figure", { class: "code" });
      pre.replaceWith(figure);
      figure.append(pre);
    }
    let caption = figure.querySelector(":scope > figcaption");
    if (!caption) figure.prepend((caption = element("figcaption", {})));
    const button = element("button", { type: "button", class: "copy" }, "Copy");
    const name = caption.firstElementChild?.textContent || caption.textContent?.trim();
    if (name) button.setAttribute("aria-label", `Copy ${name}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent ?? "");
        button.textContent = "Copied";
        say("Copied");
      } catch {
        getSelection()?.selectAllChildren(pre);
        say("Copying is not possible here. The code is selected instead.");
      }
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    caption.append(button);
  }
}

/** The style sheet shows the contents at the side; this says so to everybody. */
function openContents() {
  const toc = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details.toc"));
  if (!toc) return;
  const side = () => {
    if (getComputedStyle(toc).position === "sticky") toc.open = true;
  };
  side();
  addEventListener("resize", side, { passive: true });
  markPlace(toc);
}

/** Marks the part that is being read in the contents: the last one that begins
    in the upper fifth of the window or above. The browser says when one passes
    that line, so nothing is worked out while the page scrolls. */
function markPlace(/** @type {HTMLElement} */ toc) {
  /** @type {Map<Element, HTMLElement>} */
  const links = new Map();
  for (const a of toc.querySelectorAll("a")) {
    const target = document.getElementById(decodeURIComponent(a.hash.slice(1)));
    if (target) links.set(target, a);
  }
  const above = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) above[isIntersecting ? "add" : "delete"](target);
    const current = [...links.keys()].filter((target) => above.has(target)).pop();
    for (const [target, a] of links) {
      if (target !== current) a.removeAttribute("aria-current");
      else if (!a.hasAttribute("aria-current")) {
        a.setAttribute("aria-current", "location");
        if (toc.scrollHeight > toc.clientHeight) toc.scrollTop = a.offsetTop - toc.clientHeight / 2;
      }
    }
  }, { rootMargin: "9999999px 0px -80%" });
  for (const target of links.keys()) watch.observe(target);
}

/** A region is a stop for the keyboard only while there is something to scroll. */
function skipStillTables() {
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
      const moves = scrolls && getComputedStyle(target).overflowX !== "visible";
      if (moves) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const region of document.querySelectorAll(".table, .scroll")) watch.observe(region);
}

/** Keeps what a reader chooses for every page. @param {string} name @param {string} value @param {string} what */
function keep(name, value, what) {
  try {
    localStorage.setItem(name, value);
  } catch {
    say(`${what} on this page only.`);
  }
}

/** Keeps the colors that a reader chooses; theme.js shows them on every page. */
function offerColors() {
  for (const radio of document.querySelectorAll(".colors input")) {
    if (!(radio instanceof HTMLInputElement)) continue;
    radio.checked = radio.value === (document.documentElement.dataset.theme ?? "");
    radio.addEventListener("change", () => {
      if (radio.value) document.documentElement.dataset.theme = radio.value;
      else delete document.documentElement.dataset.theme;
      keep("theme", radio.value, "The colors are kept");
    });
  }
}

/** Search is loaded when its field is used for the first time; "/" leads there
    for readers who have not switched that off: who speaks may hit keys. */
function offerSearch() {
  const field = document.querySelector("search input");
  if (!(field instanceof HTMLInputElement)) return;
  const load = () => import("./search.js").then((search) => search.start(field), () => field.addEventListener("focus", load, { once: true }));
  field.addEventListener("focus", load, { once: true });
  const label = element("label", { class: "slash" });
  const slash = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
  slash.style.margin = "0 0.35em 0 0";
  label.append(slash, "Press / to search");
  label.style.cssText = "position: absolute; align-self: end; translate: 0 100%"; // in the space below the footer, so that nothing moves
  document.querySelector(".bottom")?.append(label);
  slash.addEventListener("change", () => keep("slash", slash.checked ? "" : "off", "The key is switched"));
  const look = () => {
    try {
      slash.checked = localStorage.getItem("slash") !== "off";
    } catch {
      slash.checked = true;
    }
  };
  look();
  addEventListener("storage", look); // another tab
  addEventListener("pageshow", (event) => event.persisted && look()); // back from another page
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !slash.checked) return;
    if (event.target instanceof Element && event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    event.preventDefault();
    field.focus();
  });
}

document.body.append(live);
offerSearch();
offerColors();
addCopyButtons();
openContents();
skipStillTables();
