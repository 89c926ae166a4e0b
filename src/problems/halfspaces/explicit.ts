import { FieldError } from '../field-error.ts';
import { type Fields, isObject } from '../is-object.ts';
import type { Factor } from './factor.ts';
import { type Halfspaces, halfspacesOf } from './instance.ts';
import type { InputsName } from './parameters.ts';

/** Dimensions and factors that are read at most: beyond, memory and patience end before an answer. */
const MOST_DIMENSIONS = 2048;
const MOST_FACTORS = 4096;

function numberAt(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new FieldError(field, 'must be a finite number');
}

function positiveAt(value: unknown, field: string): number {
  const number = numberAt(value, field);
  if (number > 0) return number;
  throw new FieldError(field, 'must be above 0');
}

/** A number that may be left out, then 0. */
function optionalAt(value: unknown, field: string): number {
  return value === undefined ? 0 : numberAt(value, field);
}

const KINDS: Readonly<Record<string, (family: Fields) => Factor>> = {
  halfspace: ({ tau }) => ({ kind: 'halfspace', threshold: optionalAt(tau, 'family.tau') }),
  probit: ({ scale, bias }) => ({
    kind: 'probit',
    scale: positiveAt(scale, 'family.scale'),
    bias: optionalAt(bias, 'family.bias'),
  }),
  logistic: ({ scale, bias }) => ({
    kind: 'logistic',
    scale: positiveAt(scale, 'family.scale'),
    bias: optionalAt(bias, 'family.bias'),
    height: 1,
  }),
  // 1 + tanh(sz) = 2/(1 + exp(−2sz)).
  onePlusTanh: ({ scale }) => ({ kind: 'logistic', scale: 2 * positiveAt(scale, 'family.scale'), bias: 0, height: 2 }),
  linear: () => ({ kind: 'linear' }),
};

function factorAt(value: unknown): Factor {
  if (!isObject(value)) throw new FieldError('family', 'must be an object with a kind');
  const { kind } = value;
  const read = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (read) return read(value);
  throw new FieldError('family.kind', `${JSON.stringify(kind)} is not known; known: ${Object.keys(KINDS).join(', ')}`);
}

function inputsAt(value: unknown): InputsName {
  if (value === undefined || value === 'gauss') return 'gaussian';
  if (value === 'sphere') return 'sphere';
  throw new FieldError('domain', `${JSON.stringify(value)} is not known; known: gauss, sphere`);
}

function dimensionOf(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 2) {
    throw new FieldError(field, 'must be a whole number of at least 2 dimensions');
  }
  if (value > MOST_DIMENSIONS)
    throw new FieldError(field, `${value} dimensions are too many; at most ${MOST_DIMENSIONS}`);
  return value;
}

/** The dimension that `n` says, else that of the first vector. */
function dimensionAt(n: unknown, vectors: readonly unknown[]): number {
  if (n !== undefined) return dimensionOf(n, 'n');
  const [first] = vectors;
  if (first === undefined) throw new FieldError('n', 'is missing, and there is no vector to tell the dimension');
  if (!Array.isArray(first)) throw new FieldError('vectors[0]', 'must be a list of numbers');
  return dimensionOf(first.length, 'vectors[0]');
}

function vectorAt(value: unknown, field: string, dimension: number): Float64Array {
  if (!Array.isArray(value)) throw new FieldError(field, 'must be a list of numbers');
  if (value.length !== dimension) throw new FieldError(field, `has ${value.length} numbers, expected ${dimension}`);
  return Float64Array.from(value, (entry: unknown, j) => numberAt(entry, `${field}[${j}]`));
}

/** All vectors, row-major. Directions are wanted of all factors but the linear, which are 0 at a vector 0. */
function rowsAt(vectors: readonly unknown[], dimension: number, factor: Factor): Float64Array {
  const rows = new Float64Array(vectors.length * dimension);
  for (const [i, entry] of vectors.entries()) {
    const row = vectorAt(entry, `vectors[${i}]`, dimension);
    const square = row.reduce((sum, coordinate) => sum + coordinate * coordinate, 0);
    if (!Number.isFinite(square)) throw new FieldError(`vectors[${i}]`, 'is too long to be normalised');
    if (square === 0 && factor.kind !== 'linear') {
      throw new FieldError(`vectors[${i}]`, 'has length 0, and no direction');
    }
    rows.set(row, i * dimension);
  }
  return rows;
}

/**
 * A product from outside, as the files of the reference data write one: `vectors` a list of rows c_i of any length, `family`
 * with `kind` (halfspace with `tau`, probit and logistic with `scale` and `bias`, onePlusTanh with `scale`, linear), `domain`
 * gauss or sphere (of radius √n; gauss if absent). `n` and `k` must agree with the vectors if they are there. `ensemble: "iid"`
 * tells predicted errors that the directions are independent. Other keys are ignored.
 *
 * @throws FieldError that names the field, as `vectors[3][1]`, and the reason.
 */
export function readHalfspaces(value: unknown): Halfspaces {
  if (!isObject(value)) throw new FieldError('', 'must be an object with vectors');
  const { vectors, n, k, family, domain, ensemble } = value;
  if (!Array.isArray(vectors)) throw new FieldError('vectors', 'must be a list of vectors');
  const list: readonly unknown[] = vectors;
  if (list.length > MOST_FACTORS) {
    throw new FieldError('vectors', `has ${list.length} vectors; at most ${MOST_FACTORS} are read`);
  }
  if (k !== undefined && k !== list.length) throw new FieldError('k', `is not the number of vectors, ${list.length}`);
  const factor = factorAt(family);
  const dimension = dimensionAt(n, list);
  const rows = rowsAt(list, dimension, factor);
  const inputs = inputsAt(domain);
  return halfspacesOf(rows, dimension, { factor, inputs, sampler: 'early-exit', drawn: ensemble === 'iid' });
}
