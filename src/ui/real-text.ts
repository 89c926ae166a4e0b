import type { IntField, RealField } from '../problems/schema.ts';
import type { NumberText, Typed } from './number-text.ts';

const REAL = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** A number to all its digits, with a proper minus; what it gives, `readReal` reads back. */
export function realText(value: number): string {
  return String(value).replaceAll('-', '−');
}

/**
 * Reads what a person types for a number: digits with a point or a comma for decimals, a power of ten after `e`. It must
 * lie in [field.min, field.max]. Never throws.
 */
export function readReal(field: Pick<IntField | RealField, 'min' | 'max'>, text: string): Typed {
  const plain = text.trim().replaceAll('−', '-').replace(',', '.').replace(/^\+/, '');
  if (!REAL.test(plain)) return { ok: false, problem: 'malformed' };
  const value = Number(plain) + 0;
  return value < field.min || value > field.max ? { ok: false, problem: 'out-of-range' } : { ok: true, value };
}

/** How a number field reads and writes numbers that need not be whole. */
export const realNumbers: NumberText = {
  format: realText,
  read: readReal,
  edit: (_, value) => realText(value),
  hint: (field) => `${field.label}: type a number from ${realText(field.min)} to ${realText(field.max)}.`,
  inputMode: (field) => (field.min < 0 ? 'text' : 'decimal'),
};
