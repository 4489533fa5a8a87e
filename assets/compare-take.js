// What readers take away from the compare page: what it shows, as Markdown,
// CSV or JSON. It knows no page.
// @ts-check

/**
 * @typedef {import("./compare-state.js").Table} Table
 * @typedef {{ columns: number[], rows: number[] }} Shown  in the order shown
 *
 * A cell as /data/<decision>.json has it; what else stands there is ignored.
 * @typedef {{ level: string, verdict: string, verified: string, sources?: string[] }} Cell
 * @typedef {{ decision: string, options: Record<string, unknown>, criteria: { id: string }[], cells: Record<string, Record<string, Cell>>, sources: Record<string, unknown> }} Data
 */

/**
 * @param {Table} table @param {Shown} shown
 * @param {(row: number, column: number) => string} verdict @param {string[]} ranking  lines, if there is one @param {string} link
 */
export function markdown(table, { columns, rows }, verdict, ranking, link) {
  /** @param {string[]} cells */
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    `# ${text(table.name)}: ${text(columns.map((column) => table.options[column].name).join(", "))}`,
    [
      line(["Criterion", ...columns.map((column) => text(table.options[column].name))]),
      line(["---", ...columns.map(() => "---")]),
      ...rows.map((row) => line([
        text(table.criteria[row].name),
        ...columns.map((column) => `**${table.levels[row][column]}** ${text(verdict(row, column))}`.trim()),
      ])),
    ].join("\n"),
    ranking.length > 0 && `${text(ranking[0])}\n\n${ranking.slice(1).map((each) => `* ${text(each)}`).join("\n")}`,
    `<${link}>`,
  ].filter(Boolean).join("\n\n") + "\n";
}

/** One cell a line, as the full file has them. @param {Data} data @param {Table} table @param {Shown} shown */
export function csv(data, table, shown) {
  const lines = [["option", "criterion", "level", "verdict", "verified", "sources"]];
  each(data, table, shown, (option, criterion, { level, verdict, verified, sources = [] }) =>
    lines.push([option, criterion, level, inert(verdict), verified, sources.join(" ")]));
  return lines.map((fields) => `${fields.map(quoted).join()}\n`).join("");
}

/** The parts of the full file that are shown, with what was chosen. @param {Data} data @param {Table} table @param {Shown} shown @param {object} chosen */
export function json(data, table, shown, chosen) {
  /** @type {Data["cells"]} */
  const cells = {};
  /** @type {Set<string>} */
  const cited = new Set();
  each(data, table, shown, (option, criterion, cell) => {
    (cells[option] ??= {})[criterion] = cell;
    for (const source of cell.sources ?? []) cited.add(source);
  });
  const part = {
    decision: data.decision,
    options: Object.fromEntries(shown.columns.map((column) => [table.options[column].id, data.options[table.options[column].id]])),
    criteria: shown.rows.map((row) => data.criteria.find(({ id }) => id === table.criteria[row].id)),
    cells,
    sources: Object.fromEntries([...cited].sort().map((source) => [source, data.sources[source]])),
    ...chosen,
  };
  return `${JSON.stringify(part, null, 2)}\n`;
}

/** @param {Data} data @param {Table} table @param {Shown} shown @param {(option: string, criterion: string, cell: Cell) => void} visit */
function each(data, table, { columns, rows }, visit) {
  for (const column of columns) {
    for (const row of rows) {
      const [option, criterion] = [table.options[column].id, table.criteria[row].id];
      const cell = data.cells[option]?.[criterion];
      if (cell) visit(option, criterion, cell);
    }
  }
}

/** Text on one line in which no character is a mark of Markdown. @param {string} words */
const text = (words) => words.trim().replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~&$]/g, "\\$&");

/** Keeps a spreadsheet from taking text for a formula. @param {string} words */
const inert = (words) => (/^\s*[=+\-@|%]/.test(words) ? `'${words}` : words);

/** @param {string} field */
const quoted = (field) => (/[",\r\n]|^\s/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
