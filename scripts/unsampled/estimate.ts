import type { Estimate, Opened, Step } from '../../src/problems/contract.ts';
import { families } from '../../src/problems/catalogue.ts';
import { openExplicit } from '../../src/problems/explicit.ts';
import { FieldError } from '../../src/problems/field-error.ts';
import { type Scaled, unscaled } from '../../src/problems/scaled.ts';
import { layersOf, type Read, readMlpMethod, type Wanted } from './mlp.ts';
import type { Options } from './options.ts';
import { numberOf, productMethods } from './product.ts';

/** How each family reads the method of a request. */
const methods: Readonly<Record<string, (id: unknown, options: Options) => Wanted>> = {
  ...Object.fromEntries(families.map((family) => [family.id, productMethods(family)])),
  mlp: readMlpMethod,
};

/** A network's quantity is a vector, a product's one number. */
export function quantityOf(family: string, value: Scaled): Record<string, unknown> {
  return family === 'mlp' ? { value: [...unscaled(value)] } : numberOf(value);
}

/**
 * The method of a request, once it is known that it can be run on the instance.
 *
 * @throws FieldError where it is not known, or refuses.
 */
export function readMethod(family: string, opened: Opened, method: unknown, options: Options): Wanted {
  const wanted = methods[family]?.(method, options);
  if (!wanted) throw new FieldError('family', `${JSON.stringify(family)} has no methods`);
  const refusal = opened.refusal(wanted.method);
  if (refusal) {
    const { field, reason } = refusal;
    throw new FieldError(field.startsWith('options') ? field : `instance.${field}`, reason);
  }
  return wanted;
}

export interface EstimateRequest {
  readonly family: string;
  readonly instance: unknown;
  readonly method: unknown;
  readonly options: Options;
}

function readOf(step: Step): Read[] {
  const belief = step.read();
  const label = `${step.kind === 'deduction' ? 'pre' : 'act'}${step.stage}`;
  return belief.kind === 'cumulants' ? [{ label, belief }] : [];
}

/** Runs an estimator to its end, looking at its steps only where that is wanted: looking has its cost. */
function run(opened: Opened, { method, layers }: Wanted): { readonly estimate: Estimate; readonly reads: Read[] } {
  const reads: Read[] = [];
  const work = opened.run(method);
  for (;;) {
    const next = work.next();
    if (next.done) return { estimate: next.value, reads };
    if (layers && next.value) reads.push(...readOf(next.value));
  }
}

function meanSquare(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}

/** Opens a family's instance; the path of a faulty field begins with `instance`. */
export function openInstance(family: string, instance: unknown): Opened {
  try {
    return openExplicit(family, instance);
  } catch (error) {
    if (!(error instanceof FieldError) || error.field === 'family') throw error;
    throw new FieldError(error.field === '' ? 'instance' : `instance.${error.field}`, error.reason);
  }
}

/**
 * The answer to a request for an estimate, ready for JSON; numbers are as they are, and those that JSON has not become
 * null.
 *
 * @throws FieldError for what of the request cannot be used.
 */
export function answerEstimate({ family, instance, ...asked }: EstimateRequest): Record<string, unknown> {
  return answerOpened({ family, opened: openInstance(family, instance) }, asked);
}

/** An instance with its family's name. */
export interface Named {
  readonly family: string;
  readonly opened: Opened;
}

/** The same of an instance that is open. */
export function answerOpened(
  { family, opened }: Named,
  { method, options }: Pick<EstimateRequest, 'method' | 'options'>,
): Record<string, unknown> {
  const wanted = readMethod(family, opened, method, options);
  const start = performance.now();
  const { estimate, reads } = run(opened, wanted);
  const millis = performance.now() - start;
  return {
    ...quantityOf(family, estimate.value),
    ...(estimate.predictedError && { predictedSquaredError: meanSquare(unscaled(estimate.predictedError)) }),
    notes: estimate.notes,
    flops: opened.flops(wanted.method),
    millis,
    ...(wanted.layers && layersOf(reads)),
  };
}
