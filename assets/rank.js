// How options stand when a reader has said what matters: the same arithmetic as
// package rank in Go, where it is explained. A test compares the two. It knows
// no page and no address.
// @ts-check

/**
 * Rows are criteria, columns options. Steps: the known levels, lowest first.
 * @typedef {{ steps: string[], most: number, levels: string[][] }} Matrix  most: the largest weight
 * @typedef {{ option: number, low: number, high: number, first: number, last: number, weakOnMost: number[], weighedOpen: number[] }} Standing
 * @typedef {{ firm: "" | "clear" | "close" | "tie", most: number, leads: number, near: number[], standings: Standing[] }} Ranking
 */

/**
 * Ranks the columns by the weights of the rows.
 * @param {Matrix} matrix @param {number[]} weights @returns {Ranking}
 */
export function rank({ steps, most: top, levels }, weights) {
  const heaviest = Math.max(0, ...weights);
  const most = weights.reduce((sum, weight) => sum + weight * (steps.length - 1), 0);
  if (!heaviest) return { firm: "", most, leads: 0, near: [], standings: [] };
  const standings = levels[0].map((_, option) => {
    const standing = { option, low: 0, high: 0, first: 1, last: 0, weakOnMost: /** @type {number[]} */ ([]), weighedOpen: /** @type {number[]} */ ([]) };
    weights.forEach((weight, row) => {
      const at = steps.indexOf(levels[row][option]);
      standing.low += weight * Math.max(0, at);
      standing.high += weight * (at < 0 ? steps.length - 1 : at);
      if (weight === top && at === 0) standing.weakOnMost.push(row);
      if (weight && at < 0) standing.weighedOpen.push(row);
    });
    return standing;
  });
  for (const standing of standings) {
    standing.first += standings.filter((other) => other.low > standing.high).length;
    // It counts itself where its points are a range.
    standing.last = standings.filter((other) => other.high > standing.low).length + (standing.low === standing.high ? 1 : 0);
  }
  const lead = Math.max(...standings.map(({ low }) => low));
  const leads = standings.filter(({ high }) => high >= lead).length;
  const near = standings.filter(({ high }) => high < lead && high + heaviest >= lead).map(({ option }) => option);
  standings.sort((a, b) => a.first - b.first || a.last - b.last);
  return { firm: standings.length < 2 ? "" : leads > 1 ? "tie" : near.length ? "close" : "clear", most, leads, near, standings };
}

/** How far levels lie apart, in steps; for an unknown one no distance is claimed. @param {string[]} steps @param {string[]} levels */
export function spread(steps, levels) {
  const known = levels.map((level) => steps.indexOf(level)).filter((at) => at >= 0);
  return known.length ? Math.max(...known) - Math.min(...known) : 0;
}
