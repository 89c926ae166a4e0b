import { FieldError } from '../field-error.ts';
import { checkedEntry, checkSize } from './explicit.ts';
import { matrixOf, type SquareMatrix } from './instance.ts';

/** Characters of the longest text that is looked at. */
const MOST_CHARACTERS = 4_000_000;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What stands between entries: tabs if there is one, else commas, else semicolons, else blanks. */
function separatorOf(text: string): string | RegExp {
  return ['\t', ',', ';'].find((separator) => text.includes(separator)) ?? /\s+/;
}

/** An entry without blanks around it, and without the quotes that some programs write. */
function bare(cell: string): string {
  const text = cell.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).trim() : text;
}

function entryAt(cell: string, field: string, line: number, column: number): number {
  const text = bare(cell);
  const place = `line ${line}, column ${column}`;
  if (text === '') throw new FieldError(field, `is empty (${place})`);
  if (!NUMBER.test(text)) throw new FieldError(field, `${JSON.stringify(text)} is not a number (${place})`);
  return checkedEntry(Number(text), field);
}

/** A line that is not empty, and its number in the text, from 1. */
interface Line {
  readonly text: string;
  readonly number: number;
}

function linesOf(text: string): Line[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return lines.map((line, i) => ({ text: line.trim(), number: i + 1 })).filter((line) => line.text !== '');
}

/**
 * A square matrix from a text of one row a line, numbers between tabs, commas, semicolons or blanks. Empty lines are passed
 * over; there is no line of headings. Nothing says what its entries were drawn from.
 *
 * @throws FieldError that names the entry, as `rows[1][3]`, with its line and column, and the reason.
 */
export function readMatrixCsv(text: string): SquareMatrix {
  if (text.length > MOST_CHARACTERS) {
    throw new FieldError('', `has ${text.length} characters; the limit is ${MOST_CHARACTERS}`);
  }
  const lines = linesOf(text);
  const n = lines.length;
  if (n === 0) throw new FieldError('rows', 'is empty; it needs at least one row');
  checkSize(n, 'rows');
  const separator = separatorOf(text);
  const rows = lines.map(({ text: row, number }, i) => {
    const cells = row.split(separator);
    if (cells.length !== n) {
      throw new FieldError(`rows[${i}]`, `has ${cells.length} entries (line ${number}), but there are ${n} rows`);
    }
    return cells.map((cell, b) => entryAt(cell, `rows[${i}][${b}]`, number, b + 1));
  });
  return matrixOf(n, Float64Array.from(rows.flat()));
}
