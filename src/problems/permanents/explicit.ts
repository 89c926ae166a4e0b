import { FieldError } from '../field-error.ts';
import { isObject } from '../is-object.ts';
import { matrixOf, type SquareMatrix } from './instance.ts';
import { type EntryMoments, SAMPLER_NAMES, type SamplerName } from './parameters.ts';

/** Rows of the largest matrix that can be read: what an estimate of degree 2 takes a second for. */
const MOST_ROWS = 256;
/** Entries beyond it, other than 0 below its inverse, would leave the doubles in products of a few. */
const LARGEST_ENTRY = 1e100;

/** @throws FieldError if there are too many rows. */
export function checkSize(n: number, field: string): void {
  if (n > MOST_ROWS) throw new FieldError(field, `has ${n} rows; the limit is ${MOST_ROWS}`);
}

/** @throws FieldError if `entry` is not a number of a size that can be multiplied. */
export function checkedEntry(entry: unknown, field: string): number {
  if (typeof entry !== 'number' || !Number.isFinite(entry)) throw new FieldError(field, 'must be a finite number');
  const size = Math.abs(entry);
  if (size > LARGEST_ENTRY || (size > 0 && size < 1 / LARGEST_ENTRY)) {
    throw new FieldError(field, `must be 0 or between ${1 / LARGEST_ENTRY} and ${LARGEST_ENTRY} in size`);
  }
  return entry;
}

/** A row as a word of the digits 0 and 1. */
function digits(word: string, field: string): number[] {
  const bad = [...word].findIndex((digit) => digit !== '0' && digit !== '1');
  if (bad >= 0) throw new FieldError(`${field}[${bad}]`, `${JSON.stringify(word[bad])} is neither 0 nor 1`);
  return Array.from(word, Number);
}

function rowAt(value: unknown, n: number, field: string): number[] {
  if (typeof value !== 'string' && !Array.isArray(value)) {
    throw new FieldError(field, 'must be a list of numbers, or a text of the digits 0 and 1');
  }
  if (value.length !== n) throw new FieldError(field, `has ${value.length} entries, expected ${n}`);
  if (typeof value === 'string') return digits(value, field);
  return value.map((entry: unknown, b) => checkedEntry(entry, `${field}[${b}]`));
}

function numberAt(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new FieldError(field, 'must be a finite number');
}

/** Mean and variance of the ensemble, where the file says both. */
function ensembleAt({ ensembleMean, ensembleVariance }: Readonly<Record<string, unknown>>): EntryMoments | undefined {
  if (ensembleMean === undefined && ensembleVariance === undefined) return undefined;
  const mean = numberAt(ensembleMean, 'ensembleMean');
  const variance = numberAt(ensembleVariance, 'ensembleVariance');
  if (variance < 0) throw new FieldError('ensembleVariance', 'must not be below 0');
  return { mean, variance };
}

function samplerAt(value: unknown): SamplerName | undefined {
  const found = SAMPLER_NAMES.find((name) => name === value);
  if (found || value === undefined) return found;
  throw new FieldError('sampler', `${JSON.stringify(value)} is not known; known: ${SAMPLER_NAMES.join(', ')}`);
}

/**
 * A matrix from outside, as the reference data write one: `rows`, each a list of numbers or a text of the digits 0 and 1, as many as
 * there are columns; `n`, if given, says how many. `ensembleMean` and `ensembleVariance`, given together, say what entries were
 * drawn from: without them predicted errors take the entries' own moments, and a note says so. `sampler` chooses one. Other
 * keys are ignored. No rows have the permanent 1.
 *
 * @throws FieldError that names the field, as `rows[1][3]`, and the reason.
 */
export function readPermanent(value: unknown): SquareMatrix {
  if (!isObject(value)) throw new FieldError('', 'must be an object with rows');
  const { rows, n } = value;
  if (!Array.isArray(rows)) throw new FieldError('rows', 'must be a list of rows');
  if (n !== undefined && n !== rows.length) {
    throw new FieldError('n', `is ${JSON.stringify(n)}, but there are ${rows.length} rows`);
  }
  checkSize(rows.length, 'rows');
  const entries = Float64Array.from(rows.flatMap((row, i) => rowAt(row, rows.length, `rows[${i}]`)));
  const ensemble = ensembleAt(value);
  const sampler = samplerAt(value['sampler']);
  return matrixOf(rows.length, entries, { ...(ensemble && { ensemble }), ...(sampler && { sampler }) });
}
