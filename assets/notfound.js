// Looks on the page for addresses that do not exist for what the words of the
// address may have meant.
// @ts-check
import { addressOf, describe, element, load } from "./search.js";

const most = 5;

/** The words of the last part of the address, without endings such as .html. */
function wordsOf(/** @type {string} */ address) {
  const path = address.slice(addressOf("/").length).replace(/[?#].*$/, "");
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // a broken escape says nothing; the words around it may
  }
  const parts = text.replace(/(index)?\.(html?|php|aspx?|md)$/, "").split("/");
  return (parts.filter(Boolean).pop() ?? "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

async function suggest(/** @type {HTMLElement} */ place) {
  const words = wordsOf(location.href);
  if (!words || words === "404") return;
  const finder = await load();
  const found = finder.find(words).slice(0, most);
  if (!found.length) {
    place.append(element("p", {}, `Nothing in the guide is about “${words}”. The search field above takes other words.`));
    return;
  }
  place.append(
    element("h2", { id: "site-near-title" }, `Pages about “${words}”`),
    element("ul", { class: "near" }, ...found.map((doc) => element("li", {}, element("a", { href: addressOf(doc.url) }, ...describe(finder, doc, words))))),
  );
}

const place = document.getElementById("site-near");
if (place) suggest(place).catch(() => {}); // the page says where else to look
