// Carries over a reload what the reader has done to the page: how far it is
// scrolled, where the focus is, what is written and chosen in its controls, and
// what is unfolded.
// @ts-check

/**
 * @typedef {string | number[]} Place  the id of an element, or its way from the root
 * @typedef {{ from: string, to: string }} Reason  the tags of the page before and after
 * @typedef {object} Kept
 * @property {Reason} reason
 * @property {string} path  of the page
 * @property {[Place | null, number, number][]} scrolled  elements, or null for the page, with left and top
 * @property {[Place, string | boolean | boolean[]][]} changed  controls with what the reader made of them
 * @property {[Place, boolean][]} folds  details, and whether they are open
 * @property {Place} [focus]
 * @property {[number, number]} [selection]  in the control that has the focus
 */

const key = "guide-keep";
const controls = "input:not([type=password], [type=file], [type=hidden]), textarea, select";

/** Notes the page before it is loaded again. @param {Reason} reason */
export function keep(reason) {
  const focus = document.activeElement;
  /** @type {Kept} */
  const kept = {
    reason,
    path: location.pathname,
    scrolled: [[null, scrollX, scrollY]],
    changed: all(controls).filter(isChanged).map((control) => [placeOf(control), valueOf(control)]),
    folds: all("details").map((e) => [placeOf(e), /** @type {HTMLDetailsElement} */ (e).open]),
  };
  for (const e of all("[id]")) if (e.scrollLeft || e.scrollTop) kept.scrolled.push([e.id, e.scrollLeft, e.scrollTop]);
  if (focus && focus !== document.body && !focus.shadowRoot) {
    kept.focus = placeOf(focus);
    const { selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (focus);
    if (selectionStart != null && selectionEnd != null) kept.selection = [selectionStart, selectionEnd];
  }
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // There is no storage, or it is full: the page starts anew.
  }
}

/** Puts back once what was kept, and returns why the page was loaded again. */
export function putBack() {
  /** @type {Kept | null} */
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    sessionStorage.removeItem(key);
  } catch {
    // There is no storage.
  }
  if (kept?.path !== location.pathname) return null;
  const put = () => putAll(/** @type {Kept} */ (kept));
  // The scripts of the page may still be making what is put back.
  if (document.readyState === "complete") put();
  else addEventListener("load", put, { once: true });
  return kept.reason;
}

/** @param {Kept} kept */
function putAll({ folds, changed, scrolled, focus, selection }) {
  for (const [place, open] of folds) {
    const e = at(place);
    if (e instanceof HTMLDetailsElement) e.open = open;
  }
  for (const [place, value] of changed) {
    const e = at(place);
    if (e?.matches(controls)) setValue(e, value);
  }
  if (focus) {
    const e = /** @type {HTMLInputElement | null} */ (at(focus));
    e?.focus({ preventScroll: true });
    if (selection && e?.selectionStart != null) e.setSelectionRange(...selection);
  }
  for (const [place, left, top] of scrolled) {
    const e = place === null ? window : at(place);
    e?.scrollTo({ left, top, behavior: "instant" });
  }
}

/** @param {string} selector */
const all = (selector) => [...document.querySelectorAll(selector)];

/** @param {Element} e @returns {Place} */
function placeOf(e) {
  if (e.id) return e.id;
  const way = [];
  for (let parent = e.parentElement; parent; e = parent, parent = e.parentElement) way.unshift([...parent.children].indexOf(e));
  return way;
}

/** @param {Place} place @returns {Element | null} */
function at(place) {
  if (typeof place === "string") return document.getElementById(place);
  /** @type {Element | undefined} */
  let e = document.documentElement;
  for (const i of place) e = e?.children[i];
  return e ?? null;
}

/** @typedef {HTMLInputElement & HTMLSelectElement} Control */

/** @param {Element} e */
const ticks = (e) => e.matches("[type=checkbox], [type=radio]");

/** @param {Element} e */
function isChanged(e) {
  const control = /** @type {Control} */ (e);
  if (e.matches("[type=radio]")) return control.checked && !control.defaultChecked; // the others of its group follow
  if (ticks(control)) return control.checked !== control.defaultChecked;
  if (control.options) return [...control.options].some((option) => option.selected !== option.defaultSelected);
  return control.value !== control.defaultValue;
}

/** @param {Element} e */
function valueOf(e) {
  const control = /** @type {Control} */ (e);
  if (ticks(control)) return control.checked;
  return control.options ? [...control.options].map((option) => option.selected) : control.value;
}

/** Says so to the page's scripts, as if the reader had done it. @param {Element} e @param {string | boolean | boolean[]} value */
function setValue(e, value) {
  const control = /** @type {Control} */ (e);
  if (JSON.stringify(valueOf(control)) === JSON.stringify(value)) return;
  if (typeof value === "boolean") control.checked = value;
  else if (typeof value === "string") control.value = value;
  else if (control.options?.length === value.length) value.forEach((selected, i) => (control.options[i].selected = selected));
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}
