export type Cell = string | number | null | undefined;

/**
 * Takes a heading row and rows, gives CSV that Excel opens rightly: UTF-8 with its mark, CRLF, every cell
 * quoted where needed. A text that a spreadsheet would run as a formula gets an apostrophe before it:
 * names and notes come from outside. Numbers stay numbers.
 */
export function renderCsv(head: string[], rows: Cell[][]): string {
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cellAsCsv).join(',')}\r\n`).join('')}`;
}

function cellAsCsv(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = withoutFormula(cell ?? '');
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Full-width signs count: Excel reads them as = + - @ in some languages.
function withoutFormula(text: string): string {
  return /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${text}` : text;
}
