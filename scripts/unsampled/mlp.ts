import type { Belief, MethodRef } from '../../src/problems/contract.ts';
import { FieldError } from '../../src/problems/field-error.ts';
import { checkNames, choose, type Options } from './options.ts';

/** What a request asks of a family's engine. */
export interface Wanted {
  readonly method: MethodRef;
  /** Whether what is known at every layer is wanted too. */
  readonly layers: boolean;
}

const OPTIONS = ['order', 'variant', 'factored', 'metric', 'layers'];

/** Which of our estimators is cumulant propagation with these options. */
function cumulants(options: Options): string {
  const order = choose(options, 'order', [2, 1, 3, 4]);
  const variant = choose(options, 'variant', ['simple', 'augmented']);
  const factored = choose(options, 'factored', [false, true]);
  const metric = choose(options, 'metric', ['exact', 'average']);
  if (order > 2) throw new FieldError('options.order', `${order} is not there yet; there are 1 and 2`);
  if (factored) throw new FieldError('options.factored', 'true is for orders 3 and 4 alone');
  if (order === 2 && variant === 'augmented') {
    throw new FieldError('options.variant', 'augmented is not there yet for order 2; there is simple');
  }
  if (order === 1 && metric === 'average') {
    throw new FieldError('options.metric', 'average is not there yet for order 1; there is exact');
  }
  // Order 2, simple, uses no metric; at order 1 the variants are one.
  return order === 1 ? 'mean' : 'covariance';
}

/**
 * Reads method and options: `cumulants` with its options, or an id as links have it.
 *
 * @throws FieldError for what is not known or not there yet.
 */
export function readMlpMethod(id: unknown, options: Options): Wanted {
  if (id === 'cumulants') {
    checkNames(options, OPTIONS);
    const layers = choose(options, 'layers', [false, true]);
    return { method: { id: cumulants(options), options: {} }, layers };
  }
  if (id !== 'mean' && id !== 'covariance') {
    throw new FieldError('method', `${JSON.stringify(id)} is not known; known: cumulants, mean, covariance`);
  }
  checkNames(options, ['layers']);
  return { method: { id, options: {} }, layers: choose(options, 'layers', [false, true]) };
}

/** What a run knew after a step: `pre0` before the first activation, `act0` after it, and so on, as in reference data. */
export interface Read {
  readonly label: string;
  readonly belief: Belief;
}

function rows(matrix: Float64Array, width: number): number[][] {
  return Array.from({ length: matrix.length / width }, (_, i) => [...matrix.subarray(i * width, (i + 1) * width)]);
}

/** The means and variances of every layer by label, and the covariance of the output where the method knows it. */
export function layersOf(reads: readonly Read[]): Record<string, unknown> {
  const output = reads.at(-1)?.belief;
  return {
    meanByLayer: Object.fromEntries(reads.map(({ label, belief }) => [label, [...belief.mean]])),
    varianceByLayer: Object.fromEntries(reads.map(({ label, belief }) => [label, [...belief.variance]])),
    ...(output?.covariance && { covariance: rows(output.covariance, output.mean.length) }),
  };
}
