import type { Row } from './rows.ts';

const COLUMNS: readonly (keyof Row)[] = [
  'sweep',
  'size',
  'method',
  'kind',
  'status',
  'error',
  'low',
  'high',
  'instances',
  'troubled',
  'flops',
  'samples',
  'expected',
  'floor',
  'notes',
  'predicted',
];

function cell(value: Row[keyof Row]): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as RFC 4180 has them, with a line of names first; numbers as short as they can be and read back the same. */
export function csvOf(rows: readonly Row[]): string {
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((name) => row[name]))];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}
