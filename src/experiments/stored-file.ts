import { plain } from '../problems/scaled.ts';
import { ENGINE_REVISION, groupKey } from './engine.ts';
import type { Truth } from './spec.ts';
import type { StoredGroup } from './stored.ts';

/** How the references of this engine are made, in words for whoever opens a file. */
const MADE =
  'Replicates of 64 and more orthonormal directions with both signs, from frames that are uniform (QR of Gaussian rows), at the exact mean radius; single-precision passes, double-precision sums. noise is the squared standard error of value.';

/** A reference as a file holds it: plain numbers, so that anyone can read them. */
interface StoredTruth {
  readonly value: readonly number[];
  readonly variance: readonly number[];
  readonly noise: readonly number[];
  readonly samples: number;
  readonly replicates: number;
  readonly contrasts: readonly number[];
}

function keyOf({ family, params, seed, samples }: StoredGroup): string {
  return groupKey({ family, params, seed, job: { kind: 'truth', samples } });
}

/** Nine digits are enough to read a single-precision number back. */
function short(value: number): number {
  return Number(value.toPrecision(9));
}

/** One truth as JSON data. */
export function storeTruth(truth: Truth): StoredTruth {
  const { value, variance, noise, samples, replicates, contrasts } = truth;
  return {
    value: [...value.mantissa],
    variance: [...variance],
    noise: [...noise],
    samples,
    replicates,
    contrasts: Array.from(contrasts, short),
  };
}

/** The text of a group's file, one instance a line. */
export function fileText(group: StoredGroup, truths: readonly StoredTruth[]): string {
  const head = { key: keyOf(group), engine: ENGINE_REVISION, made: MADE };
  const lines = truths.map((truth) => JSON.stringify(truth)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"truths":[\n${lines}\n]}\n`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function numbers(value: unknown, length?: number): readonly number[] | undefined {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) return undefined;
  const list = value as readonly unknown[];
  return list.every((entry): entry is number => Number.isFinite(entry)) ? list : undefined;
}

/** A stored truth read back, or undefined where it is not one. */
export function restoreTruth(stored: unknown): Truth | undefined {
  if (!isObject(stored)) return undefined;
  const { samples, replicates } = stored;
  const value = numbers(stored['value']);
  const [variance, noise] = [numbers(stored['variance'], value?.length), numbers(stored['noise'], value?.length)];
  const contrasts = numbers(stored['contrasts']);
  if (!value || !variance || !noise || !contrasts || value.length === 0 || contrasts.length % value.length > 0)
    return undefined;
  if (typeof samples !== 'number' || typeof replicates !== 'number') return undefined;
  return {
    kind: 'truth',
    value: plain(Float64Array.from(value)),
    variance: Float64Array.from(variance),
    noise: Float64Array.from(noise),
    samples,
    replicates,
    contrasts: Float32Array.from(contrasts),
  };
}

/**
 * The truths of a group's file by instance, or undefined where the file is not whole, or not of this engine and group:
 * then they have to be computed.
 */
export function readFileOf(group: StoredGroup, file: unknown): readonly Truth[] | undefined {
  if (!isObject(file) || file['key'] !== keyOf(group) || !Array.isArray(file['truths'])) return undefined;
  const truths = file['truths'].flatMap((entry: unknown) => restoreTruth(entry) ?? []);
  return truths.length === group.instances ? truths : undefined;
}
