// Keeps an open page as the last build makes it, and says on it what is wrong.
// The server tells only that something has changed; the page then asks for its
// own state. A page whose tag is the same is never loaded again.
// @ts-check

import { keep, putBack } from "./keep.js";
import { listen } from "./stream.js";

/**
 * @typedef {{ server: string, build: number, report: number }} Moment  a server process, and how often it has shown and reported
 * @typedef {{ href: string, integrity: string }} Style
 * @typedef {{ severity: string, at: string, rule: string, message: string, hint: string, excerpt: string }} Fault
 * @typedef {{ errors: number, warnings: number, faults: Fault[] | null }} Report
 * @typedef {Moment & Report & { status: number, tag: string, styles: Style[] | null, why: string }} State
 */

const own = /** @type {HTMLElement} */ (document.querySelector("script[src='/.guide/live.js']")).dataset;
const tag = own.tag ?? "";
const status = Number(own.status);
/** @type {Style[]} */
let styles = JSON.parse(own.styles ?? "[]");

const before = putBack();
/** @type {typeof import("./overlay.js") | undefined} */
let overlay;
let shown = ""; // the moment that the page shows
let heard = ""; // the last one that was heard of while the page asked
let asking = false;
let leaving = false;

/** @param {Moment} moment */
const name = ({ server, build, report }) => `${server} ${build} ${report}`;

/** Asks for the state of this page until it is the last that was heard of. */
async function ask() {
  if (asking || leaving) return;
  asking = true;
  try {
    do {
      heard = "";
      const answer = await fetch(`/.guide/page?path=${encodeURIComponent(location.pathname)}`, { cache: "no-store" });
      if (!answer.ok) return;
      /** @type {State} */
      const state = await answer.json();
      shown = name(state);
      await show(state);
    } while (heard && heard !== shown);
  } catch {
    shown = ""; // the server is away; when it is back, the page hears of it
  } finally {
    asking = false;
  }
}

/** @param {State} state */
async function show(state) {
  const good = state.status < 500; // else the page before is better than none
  if (good && state.tag !== tag && reload(state.tag)) return;
  if (state.tag === tag) styles = await swapStyles(styles, state.styles ?? []);
  const trouble = state.errors + state.warnings > 0 || state.status === 500;
  if (trouble) overlay ??= await import("./overlay.js");
  overlay?.show(state, status < 500);
}

/** Loads the page again, but not twice for the same reason. @param {string} next */
function reload(next) {
  if (before?.from === tag && before.to === next) return false;
  leaving = true;
  keep({ from: tag, to: next });
  location.reload();
  return true;
}

/**
 * Exchanges the style sheets that have changed. The old ones stay until the new
 * ones are there, so that the page is never bare.
 * @param {Style[]} old @param {Style[]} list
 */
async function swapStyles(old, list) {
  const links = [...document.querySelectorAll("link")];
  return Promise.all(list.map((style, i) => {
    const { href, integrity } = old[i];
    const link = links.find((link) => link.getAttribute("href") === href);
    if (!link || (href === style.href && integrity === style.integrity)) return style;
    const next = /** @type {HTMLLinkElement} */ (link.cloneNode());
    next.setAttribute("href", style.href);
    if (style.integrity) next.setAttribute("integrity", style.integrity);
    else next.removeAttribute("integrity");
    return new Promise((resolve) => {
      next.addEventListener("load", () => {
        link.remove();
        resolve(style);
      });
      next.addEventListener("error", () => {
        next.remove();
        resolve(old[i]);
      });
      link.after(next);
    });
  }));
}

listen((data) => {
  heard = name(JSON.parse(data));
  if (heard !== shown) ask();
}, ask);
