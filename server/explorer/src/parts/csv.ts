/** What a cell holds; null is what is not known. */
export type Value = string | number | null;

/** The titles of a table's columns, and its rows as they are sorted and filtered. */
export interface TableData {
  titles: string[];
  rows: Value[][];
}

/** Excel reads a file as UTF-8 only if it begins with this mark. */
const byteOrderMark = '\uFEFF';

/**
 * Returns a table as comma-separated values (RFC 4180): lines end with CRLF, and a field that has a comma, a quote or a line
 * break is quoted. What is not known is an empty field. Numbers are written as they are, with all digits.
 */
export function csvOf({ titles, rows }: TableData): string {
  const lines = [titles, ...rows].map((row) => row.map(field).join(','));
  return byteOrderMark + lines.join('\r\n') + '\r\n';
}

function field(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that a spreadsheet would read as a formula begins with an apostrophe, so that it stays a text (OWASP, CSV
 * Injection). The full-width forms of the signs count too: some versions of Excel read them alike.
 */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
