import type { IntField, RealField } from '../problems/schema.ts';

/** A typed number, or why the text is not one the field takes. */
export type Typed =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: 'malformed' | 'out-of-range' };

/** A field whose values are numbers. */
export type NumericField = IntField | RealField;

/** How a kind of numbers is written, and read from what a person types. */
export interface NumberText {
  readonly format: (value: number) => string;
  readonly read: (field: NumericField, text: string) => Typed;
  readonly edit: (field: NumericField, value: number, format: (value: number) => string) => string;
  readonly hint: (field: NumericField, format: (value: number) => string) => string;
  /** The keyboard of phones that has what the field takes. */
  readonly inputMode: (field: NumericField) => 'numeric' | 'decimal' | 'text';
}

const ZEROS: Readonly<Record<string, number>> = { '': 0, k: 3, m: 6, g: 9 };
const PLAIN = /^(\d+)(?:\.(\d+))?\s?([kmg]?)$/i;
const GROUPED = /^\d{1,3}(?:[,  ]\d{3})+$/;

/** Digits of a number without sign, with all decimals moved left of the point; undefined if some remain. */
function wholeDigits(text: string): string | undefined {
  if (GROUPED.test(text)) return text.replace(/\D/g, '');
  const [, whole, decimals = '', suffix = ''] = PLAIN.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const zeros = ZEROS[suffix.toLowerCase()] ?? 0;
  const used = decimals.replace(/0+$/, '');
  return used.length > zeros ? undefined : whole + used.padEnd(zeros, '0');
}

/**
 * Reads what a person types for a whole number: digits (`5200`), grouped thousands (`5,200`), or k, M, G for 10³, 10⁶,
 * 10⁹ with decimals that come out whole (`1.2k`). The number must lie in [field.min, field.max]. Never throws.
 */
export function readNumber(field: NumericField, text: string): Typed {
  const trimmed = text.trim().replace('−', '-');
  const negative = trimmed.startsWith('-');
  const digits = wholeDigits(negative ? trimmed.slice(1) : trimmed);
  if (digits === undefined) return { ok: false, problem: 'malformed' };
  const magnitude = Number(digits);
  const value = negative && magnitude !== 0 ? -magnitude : magnitude;
  return value < field.min || value > field.max ? { ok: false, problem: 'out-of-range' } : { ok: true, value };
}

const SUFFIXES = [
  ['G', 1e9],
  ['M', 1e6],
  ['k', 1e3],
] as const;

/**
 * A count as short as it can be said without rounding: k, M and G from 10 000 on where at most one decimal is needed,
 * plain digits otherwise. What it gives, `readNumber` reads back.
 */
export function shortCount(value: number): string {
  const [suffix, unit] = SUFFIXES.find(([, size]) => Math.abs(value) >= Math.max(size, 1e4)) ?? ['', 1];
  const tenths = (value * 10) / unit;
  if (unit === 1 || !Number.isInteger(tenths)) return String(value).replace('-', '−');
  return `${tenths / 10}${suffix}`.replace('-', '−');
}

/** A count to two significant digits, with k, M and G from 10 000 on: for tick labels, where places are what matters. */
export function roundCount(value: number): string {
  return Math.abs(value) < 1e4 ? shortCount(value) : shortCount(Number(value.toPrecision(2)));
}

/** The text to edit: the formatted one if it says the value exactly, the digits if it rounds. */
export function editText(field: NumericField, value: number, format: (value: number) => string): string {
  const formatted = format(value);
  const read = readNumber(field, formatted);
  return read.ok && read.value === value ? formatted : String(value).replace('-', '−');
}

/** What to say about a text that a field cannot take: the field's name and its range. */
export function numberHint(field: NumericField, format: (value: number) => string): string {
  return `${field.label}: type a whole number from ${format(field.min)} to ${format(field.max)}.`;
}

/** How a number field reads and writes whole numbers. */
export const wholeNumbers: NumberText = {
  format: shortCount,
  read: readNumber,
  edit: editText,
  hint: numberHint,
  inputMode: (field) => (field.max < 1e4 ? 'numeric' : 'text'),
};
