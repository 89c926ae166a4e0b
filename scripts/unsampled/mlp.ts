import type { CumulantBelief, MethodRef } from '../../src/problems/contract.ts';
import { FieldError } from '../../src/problems/field-error.ts';
import { checkNames, choose, type Options } from './options.ts';

/** What a request asks of a family's engine. */
export interface Wanted {
  readonly method: MethodRef;
  /** Whether what is known at every layer is wanted too. */
  readonly layers: boolean;
}

const OPTIONS = ['order', 'variant', 'factored', 'metric', 'fallback', 'layers'];

function cumulants(options: Options): MethodRef {
  return {
    id: 'cumulants',
    options: {
      order: choose(options, 'order', [2, 1, 3, 4]),
      variant: choose(options, 'variant', ['simple', 'augmented']),
      factored: String(choose(options, 'factored', [false, true])),
      metric: choose(options, 'metric', ['exact', 'average']),
      fallback: choose(options, 'fallback', ['none', 'order-2']),
    },
  };
}

/**
 * Reads method and options: `cumulants` with its options, or an id as links have it.
 *
 * @throws FieldError for what is not known.
 */
export function readMlpMethod(id: unknown, options: Options): Wanted {
  if (id === 'cumulants') {
    checkNames(options, OPTIONS);
    return { method: cumulants(options), layers: choose(options, 'layers', [false, true]) };
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
  readonly belief: CumulantBelief;
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
