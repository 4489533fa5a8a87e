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

/** Marks the part that is being read in the contents. */
function markPlace(/** @type {HTMLElement} */ toc) {
  const links = new Map();
  for (const a of toc.querySelectorAll("a")) {
    const target = document.getElementById(decodeURIComponent(a.hash.slice(1)));
    if (target) links.set(target, a);
  }
  const mark = () => {
    let current;
    for (const target of links.keys()) {
      if (target.getBoundingClientRect().top > innerHeight / 3) break;
      current = target;
    }
    for (const [target, a] of links) {
      if (target === current) a.setAttribute("aria-current", "location");
      else a.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  mark();
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

document.body.append(live);
addCopyButtons();
openContents();
skipStillTables();
