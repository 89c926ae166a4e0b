import { FieldError } from '../field-error.ts';
import { isObject } from '../is-object.ts';
import type { Activation } from './activations/activation.ts';
import { ACTIVATION_NAMES, ACTIVATIONS } from './activations/activations.ts';
import { type Mlp, mlpOf } from './instance.ts';

/** Our names of activations that the reference data call otherwise. */
const ALIASES: ReadonlyMap<unknown, string> = new Map([['sgn', 'sign']]);

function listAt(value: unknown, field: string, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new FieldError(field, `must be a list of ${what}`);
  if (value.length === 0) throw new FieldError(field, `is empty; it needs at least one of ${what}`);
  return value;
}

/** A list of finite numbers, of the given length if there is one. */
function vectorAt(value: unknown, field: string, length: number | undefined): Float64Array {
  const list = listAt(value, field, 'numbers');
  if (length !== undefined && list.length !== length) {
    throw new FieldError(field, `has ${list.length} numbers, expected ${length}`);
  }
  return Float64Array.from(list, (entry, i) => {
    if (typeof entry === 'number' && Number.isFinite(entry)) return entry;
    throw new FieldError(`${field}[${i}]`, 'must be a finite number');
  });
}

interface Matrix {
  readonly entries: Float64Array;
  readonly rows: number;
  readonly cols: number;
}

function matrixAt(value: unknown, field: string, cols: number | undefined): Matrix {
  const rows = listAt(value, field, 'rows');
  const first = vectorAt(rows[0], `${field}[0]`, cols);
  const entries = new Float64Array(rows.length * first.length);
  for (const [i, row] of rows.entries()) {
    entries.set(vectorAt(row, `${field}[${i}]`, first.length), i * first.length);
  }
  return { entries, rows: rows.length, cols: first.length };
}

function matricesAt(value: unknown, inputs: number | undefined): Matrix[] {
  const matrices: Matrix[] = [];
  for (const [layer, entry] of listAt(value, 'weights', 'matrices').entries()) {
    matrices.push(matrixAt(entry, `weights[${layer}]`, matrices.at(-1)?.rows ?? inputs));
  }
  if (matrices.length < 2) throw new FieldError('weights', 'has 1 matrix; a network has at least one hidden layer');
  return matrices;
}

function biasesAt(value: unknown, matrices: readonly Matrix[]): (Float64Array | undefined)[] {
  if (value === undefined || value === null) return [];
  const list = listAt(value, 'biases', 'vectors');
  if (list.length !== matrices.length) {
    throw new FieldError('biases', `has ${list.length} entries, expected ${matrices.length}, one a matrix`);
  }
  return list.map((entry, layer) =>
    entry === null ? undefined : vectorAt(entry, `biases[${layer}]`, matrices[layer]?.rows),
  );
}

function activationAt(value: unknown, field: string): Activation {
  const wanted = ALIASES.get(value) ?? value;
  const name = ACTIVATION_NAMES.find((known) => known === wanted);
  if (name) return ACTIVATIONS[name];
  throw new FieldError(field, `${JSON.stringify(value)} is not known; known: ${ACTIVATION_NAMES.join(', ')}`);
}

/** One activation a hidden layer. */
function activationsAt(instance: Readonly<Record<string, unknown>>, hidden: number): Activation[] {
  const { activation, activationByLayer } = instance;
  if (activationByLayer === undefined || activationByLayer === null) {
    return new Array<Activation>(hidden).fill(activationAt(activation, 'activation'));
  }
  const list = listAt(activationByLayer, 'activationByLayer', 'activations');
  if (list.length !== hidden) {
    throw new FieldError('activationByLayer', `has ${list.length} entries, expected ${hidden}, one a hidden layer`);
  }
  return list.map((name, layer) => activationAt(name, `activationByLayer[${layer}]`));
}

/** Weight variance × fan-in of each matrix, where the file says it. */
function scalesAt(value: unknown, matrices: number): { readonly scales?: readonly number[] } {
  if (value === undefined || value === null) return {};
  const scales = [...vectorAt(value, 'initScale', matrices)];
  const bad = scales.findIndex((scale) => scale <= 0);
  if (bad >= 0) throw new FieldError(`initScale[${bad}]`, 'must be above 0');
  return { scales };
}

function dimensionOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new FieldError('inputDim', 'must be a whole number above 0');
}

/**
 * A network from outside, as the files of the reference data write one: `weights` a list of matrices [output][input],
 * `biases` null or a list with a vector or null for each, `activation` or `activationByLayer` (`sgn` is `sign`), and `inputDim`
 * and `initScale` (weight variance × fan-in of each matrix) if given. `init` tells predicted errors whether
 * their constants were fitted for such a network. Other keys are ignored.
 *
 * @throws FieldError that names the field, as `weights[1][3]`, and the reason.
 */
export function readMlp(value: unknown): Mlp {
  if (!isObject(value)) throw new FieldError('', 'must be an object with weights');
  const matrices = matricesAt(value['weights'], dimensionOf(value['inputDim']));
  const biases = biasesAt(value['biases'], matrices);
  const activations = activationsAt(value, matrices.length - 1);
  const scales = scalesAt(value['initScale'], matrices.length);
  const widths = [matrices[0]?.cols ?? 0, ...matrices.map(({ rows }) => rows)];
  return mlpOf(
    widths,
    matrices.map(({ entries }) => entries),
    { biases, activations, ...scales, drawn: value['init'] === 'he' ? 'he' : 'other' },
  );
}
