// Cuts the ending off an English word, so that "migrate" and "migrations" are one
// term: the algorithm of M. F. Porter (1980). The index is made with the same one,
// in cmd/guide/internal/search/stem.go, and tests hold the two together.
// @ts-check

/** What follows an ending, by the ending. @typedef {[string, string][]} Endings */

const long = pairs("ational ate tional tion enci ence anci ance izer ize bli ble alli al entli ent eli e ousli ous ization ize ation ate ator ate alism al iveness ive fulness ful ousness ous aliti al iviti ive biliti ble logi log");
const middle = pairs("icate ic ative - alize al iciti ic ical ic ful - ness -");
const last = "ement ance ence able ible ment ant ent ion ism ate iti ous ive ize al er ic ou".split(" ");

/** @param {string} list @returns {Endings} */
function pairs(list) {
  return [...list.matchAll(/(\S+) (\S+)/g)].map(([, from, to]) => [from, to === "-" ? "" : to]);
}

/** The word as vowels and consonants; y is a vowel after a consonant. */
function shape(/** @type {string} */ word) {
  let s = "";
  for (const c of word) s += "aeiou".includes(c) || (c === "y" && s.endsWith("c")) ? "v" : "c";
  return s;
}
const measure = (/** @type {string} */ word) => shape(word).split("vc").length - 1;
const hasVowel = (/** @type {string} */ word) => shape(word).includes("v");
const endsShort = (/** @type {string} */ word) => shape(word).endsWith("cvc") && !/[wxy]$/.test(word);

export function stem(/** @type {string} */ word) {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  let w = word.replace(/(ss|i)es$|(s)s$|s$/, "$1$2$2");
  w = pastOrPresent(w);
  if (w.endsWith("y") && hasVowel(w.slice(0, -1))) w = w.slice(0, -1) + "i";
  w = withoutLast(replaceEnding(replaceEnding(w, long), middle));
  if (w.endsWith("e")) {
    const rest = w.slice(0, -1);
    const m = measure(rest);
    if (m > 1 || (m === 1 && !endsShort(rest))) w = rest;
  }
  return w.endsWith("ll") && measure(w.slice(0, -1)) > 1 ? w.slice(0, -1) : w;
}

function pastOrPresent(/** @type {string} */ w) {
  if (w.endsWith("eed")) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const rest = w.replace(/(ed|ing)$/, "");
  if (rest === w || !hasVowel(rest)) return w;
  if (/(at|bl|iz)$/.test(rest)) return rest + "e";
  if (/([^lsz])\1$/.test(rest) && shape(rest).endsWith("c")) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? rest + "e" : rest;
}

function replaceEnding(/** @type {string} */ w, /** @type {Endings} */ endings) {
  for (const [from, to] of endings) {
    if (!w.endsWith(from)) continue;
    const rest = w.slice(0, -from.length);
    return measure(rest) > 0 ? rest + to : w;
  }
  return w;
}

function withoutLast(/** @type {string} */ w) {
  const end = last.find((each) => w.endsWith(each));
  if (!end) return w;
  const rest = w.slice(0, -end.length);
  return measure(rest) > 1 && (end !== "ion" || /[st]$/.test(rest)) ? rest : w;
}
