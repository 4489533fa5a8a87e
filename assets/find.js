// Answers questions from the index that the builder made (see
// cmd/guide/internal/search): numbers are integers and ties are broken, so that
// the order is the same everywhere. Its tests ask the same questions in Go.
// @ts-check
import { stem } from "./stem.js";

/** @typedef {{ kind: string, url: string, title: string, heading: string, page: number }} Doc */
/** @typedef {{ kinds: string[], docs: (string | number)[][], stop: string, terms: string, hits: string }} File */
/** @typedef {Map<number, number>} Scores */

const most = 10; // results
const perPage = 3; // of them, of one page

/** The words of a text in small letters. */
const wordsOf = (/** @type {string} */ text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

export class Finder {
  /** @param {File} file */
  constructor(file) {
    /** @type {Doc[]} */
    this.docs = [];
    let page = 0;
    for (const doc of file.docs) {
      if (typeof doc[0] === "number") {
        page = this.docs.length;
        this.docs.push({ kind: file.kinds[doc[0]], url: String(doc[1]), title: String(doc[2]), heading: "", page });
      } else {
        const of = this.docs[page];
        this.docs.push({ ...of, url: `${of.url}#${doc[0]}`, heading: String(doc[1]), kind: doc[2] === undefined ? of.kind : file.kinds[Number(doc[2])] });
      }
    }
    this.stop = new Set(file.stop.split(" "));
    let term = "";
    this.terms = file.terms.split(" ").map((rest) => (term = term.slice(0, parseInt(rest[0], 36)) + rest.slice(1)));
    this.hits = file.hits.split(",");
  }

  /** The results for a question, the best one first. @param {string} question @returns {Doc[]} */
  find(question) {
    const words = this.words(question);
    const scores = words.map((word, i) => this.score(word, i === words.length - 1));
    /** @type {{ doc: number, words: number, score: number }[]} */
    const results = [];
    for (const doc of new Set(scores.flatMap((of) => [...of.keys()]))) {
      const result = { doc, words: 0, score: 0 };
      for (const of of scores) {
        // What the page says holds for its parts, but less.
        const score = of.get(doc) ?? (of.get(this.docs[doc].page) ?? 0) >> 2;
        if (score > 0) result.words++;
        result.score += score;
      }
      results.push(result);
    }
    results.sort((a, b) => b.words - a.words || b.score - a.score || a.doc - b.doc);
    /** @type {Map<number, number>} */
    const shown = new Map();
    // Who has all the words keeps out who has some of them.
    const best = results.filter((result) => result.words === results[0].words);
    const room = (/** @type {Doc} */ { page }) => {
      const before = shown.get(page) ?? 0;
      shown.set(page, before + 1);
      return before < perPage;
    };
    return best.map((result) => this.docs[result.doc]).filter(room).slice(0, most);
  }

  /** The words of a question that say something, each once. @param {string} question */
  words(question) {
    return [...new Set(wordsOf(question))].filter((word) => [...word].length > 1 && !this.stop.has(word));
  }

  /**
   * What a word weighs in each doc. The last word may be unfinished; so is treated
   * what nobody wrote, but for its end.
   * @param {string} word @param {boolean} isLast
   */
  score(word, isLast) {
    /** @type {Scores} */
    const scores = new Map();
    for (const [term, factor] of this.meant(word, isLast)) this.add(scores, term, factor);
    return scores;
  }

  /** The terms that a word may mean, with what they count. @param {string} word @param {boolean} isLast @returns {[number, number][]} */
  meant(word, isLast) {
    /** @type {[number, number][]} */
    const terms = [];
    const exact = this.terms.indexOf(stem(word));
    const starting = (/** @type {string} */ start) => {
      this.terms.forEach((term, i) => {
        if (i !== exact && term.startsWith(start)) terms.push([i, 1]);
      });
    };
    if (exact >= 0) terms.push([exact, 2]);
    if (isLast) starting(word);
    const letters = [...word];
    while (!terms.length && letters.length > 3) {
      letters.pop();
      starting(letters.join(""));
    }
    return terms;
  }

  /**
   * Adds what a term weighs in each of its docs: more where the term is rare. Of
   * several terms that a word may mean, the weightiest counts.
   * @param {Scores} scores @param {number} term @param {number} factor
   */
  add(scores, term, factor) {
    const hits = [...this.hits[term].matchAll(/(\d*)([A-Z])/g)];
    let rare = 1;
    for (let of = hits.length ** 2 * 2; of <= this.docs.length ** 2; of *= 2) rare++;
    let doc = -1;
    for (const [, gap, letter] of hits) {
      doc += Number(gap || 1);
      const weight = letter.charCodeAt(0) - 64;
      scores.set(doc, Math.max(scores.get(doc) ?? 0, weight * rare * factor));
    }
  }

  /**
   * A text in pieces, every second of which is a word that the question asks for.
   * @param {string} text @param {string} question @returns {string[]}
   */
  marked(text, question) {
    const words = this.words(question);
    /** @type {Set<string>} */
    const terms = new Set(words.flatMap((word, i) => this.meant(word, i === words.length - 1).map(([term]) => this.terms[term])));
    const pieces = [""];
    for (const [piece] of text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu)) {
      if (terms.has(stem(piece.toLowerCase()))) pieces.push(piece, "");
      else pieces[pieces.length - 1] += piece;
    }
    return pieces;
  }
}
