// The solutions of a task as tabs, one for each framework. The choice is
// remembered for the next page, and the address names the one in view. Before
// this runs, or if it cannot, the style sheet goes by the address alone; without
// scripts, and on paper, all solutions are shown.
// @ts-check

/** The name under which the choice is kept; where nothing may be kept, nothing is. */
const key = "guide-option";
function remembered() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function remember(/** @type {string} */ id) {
  try {
    localStorage.setItem(key, id);
  } catch {
    // The reader has turned storage off.
  }
}

/** The element that the address names, or null. */
const place = () => document.getElementById(location.hash.slice(1));

function start(/** @type {HTMLElement} */ bar) {
  const tabs = [...bar.querySelectorAll("a")];
  const panels = tabs.map((tab) => /** @type {HTMLElement} */ (document.getElementById(tab.hash.slice(1))));
  const named = () => panels.findIndex((panel) => panel.contains(place()));

  /** @param {number} chosen */
  function show(chosen) {
    tabs.forEach((tab, i) => {
      const on = i === chosen;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      // The browser's own search finds what is not shown, and shows it.
      if (on) panels[i].removeAttribute("hidden");
      else panels[i].setAttribute("hidden", "until-found");
    });
  }

  /** Shows a panel and names it in the address. The way back leads to the page
      before, not through every tab.
      @param {number} i */
  function open(i) {
    show(i);
    if (named() !== i) history.replaceState(history.state, "", tabs[i].hash);
  }

  /** @param {number} i */
  function choose(i) {
    open(i);
    remember(panels[i].id);
  }

  bar.setAttribute("role", "tablist");
  bar.setAttribute("aria-label", "Framework");
  for (const e of bar.querySelectorAll("ul, li")) e.setAttribute("role", "none");
  tabs.forEach((tab, i) => {
    tab.id = `tab-${panels[i].id}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panels[i].id);
    panels[i].setAttribute("role", "tabpanel");
    panels[i].setAttribute("aria-labelledby", tab.id);
    panels[i].addEventListener("beforematch", () => open(i));
  });
  bar.addEventListener("click", (event) => {
    const i = tabs.findIndex((tab) => tab.contains(/** @type {Node} */ (event.target)));
    if (i < 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    choose(i);
  });
  bar.addEventListener("keydown", (event) => {
    const at = tabs.findIndex((tab) => tab === event.target);
    const last = tabs.length - 1;
    /** @type {Record<string, number>} */
    const keys = { ArrowRight: at < last ? at + 1 : 0, ArrowLeft: at > 0 ? at - 1 : last, Home: 0, End: last, " ": at };
    const to = keys[event.key];
    if (at < 0 || to === undefined || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    tabs[to].focus();
    choose(to);
  });
  addEventListener("hashchange", () => {
    const i = named();
    if (i < 0) return;
    show(i);
    place()?.scrollIntoView();
  });

  const wanted = named();
  show(wanted >= 0 ? wanted : Math.max(0, panels.findIndex((panel) => panel.id === remembered())));
}

const bar = /** @type {HTMLElement | null} */ (document.querySelector(".tabs"));
if (bar) start(bar);
