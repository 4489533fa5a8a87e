// The decision record of one decision.
// @ts-check

import { sourcesIn } from "./page.js";
import { aroundOf, choiceOf, idsOf, inFull } from "./page-record.js";
import { record } from "./record.js";

/**
 * The name of its file, and what it says.
 * @param {import("./page-record.js").Found} found @param {import("./page.js").Change[]} changes @param {[place: Element, answer: string][]} answers
 * @returns {[string, string]}
 */
export function recordOf(found, changes, answers) {
  const ids = idsOf([found], sourcesIn(found.from?.querySelector("[data-part=sources]")));
  return [
    `decision-${found.flow.id}-${found.from ? found.chosen.join("-or-") || "none" : "open"}.md`,
    record({ ...choiceOf(found, ids), ...aroundOf(changes, ids, found.flow.version), answers: answers.map((each) => inFull(...each)) }),
  ];
}
