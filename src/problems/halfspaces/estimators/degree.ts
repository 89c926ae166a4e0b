import { log } from '../../../numerics/special/log.ts';
import type { Estimate, LevelBelief, Refusal, Step, Work } from '../../contract.ts';
import type { Scaled } from '../../scaled.ts';
import type { Values } from '../../schema.ts';
import { hasOneShell, shellCount } from '../coefficients/radii.ts';
import { advanceLanes, type Form, type Lanes, meanOf, openLanes, readHead, readProduct } from '../degree/lanes.ts';
import { notesOn } from '../degree/notes.ts';
import { predictedLogError } from '../degree/predict.ts';
import { scratchSize } from '../degree/scratch.ts';
import { deductionFlops, projectionFlops } from '../degree/step.ts';
import type { HalfspacesEstimator } from '../halfspaces-estimator.ts';
import type { Halfspaces } from '../instance.ts';
import { degreeMethod, type DegreeOptions } from '../methods.ts';
import { packedSize } from '../tensors/packed.ts';

/** Numbers that a run may hold: half a GiB. A run that would take more is refused. */
const MOST_NUMBERS = 67_108_864;
const BYTES = 8;
const MIB = 1_048_576;

function formOf({ degree, basis, orders }: Values<DegreeOptions>): Form {
  return { degree, basis, orders: degree > 0 && orders === '6' ? 6 : 1 };
}

/** Runs that are averaged: spheres times orders. */
function laneCount(instance: Halfspaces, { basis, orders }: Form): number {
  return orders * (basis === 'sphere' ? shellCount(instance) : 1);
}

/** Numbers that a run holds: the states of all lanes, and the room for a step. */
function numbersOf(instance: Halfspaces, form: Form): number {
  const n = instance.dimension;
  // All ranks up to d in n dimensions are one tensor of rank d in n + 1.
  return laneCount(instance, form) * packedSize(form.degree, n + 1) + scratchSize(form.degree, n);
}

function refusal(instance: Halfspaces, options: Values<DegreeOptions>): Refusal | undefined {
  const bytes = BYTES * numbersOf(instance, formOf(options));
  if (bytes <= BYTES * MOST_NUMBERS) return undefined;
  const [wanted, most] = [Math.round(bytes / MIB), (BYTES * MOST_NUMBERS) / MIB];
  const reason = `${options.degree} would take ${wanted} MiB of memory in this dimension; the limit is ${most} MiB`;
  const stage = Math.max(0, instance.count - 1);
  return { field: 'options.degree', reason, note: { stage, code: 'too-large', amount: bytes } };
}

interface Charges {
  readonly deduction: number;
  readonly projection: number;
}

/** Operations of one stage, all lanes together. */
function chargesOf(instance: Halfspaces, form: Form): Charges {
  const lanes = laneCount(instance, form);
  const { degree, basis } = form;
  const n = instance.dimension;
  return {
    deduction: lanes * deductionFlops(degree, n),
    projection: lanes * projectionFlops(degree, n, basis === 'sphere'),
  };
}

/** ln R_k/n^{k/2} = ln E|x|^k/n^{k/2} for even k, by which ∏ c_i·x is larger over Gaussian x than on the sphere of radius √n. */
function logRadialMoment(k: number, n: number): number {
  let sum = 0;
  for (let j = 0; 2 * j < k; j++) sum += log(1 + (2 * j) / n);
  return sum;
}

/**
 * ln of what the lanes' mean is multiplied by. Linear factors have lengths, and are homogeneous: whichever inputs a basis takes,
 * their radius is put in afterwards (random-halfspaces §12; an odd number of them has mean 0 anyway).
 */
function logFactor({ factor, inputs, logScale, dimension, count }: Halfspaces, { basis }: Form): number {
  if (factor.kind !== 'linear') return logScale;
  const taken = basis === 'sphere' ? 'sphere' : 'gaussian';
  const radial = taken === inputs || count % 2 === 1 ? 0 : logRadialMoment(count, dimension);
  return logScale + (inputs === 'gaussian' ? radial : -radial);
}

function scaledBy({ mantissa, log: unit }: Scaled, logged: number): Scaled {
  return logged === -Infinity ? { mantissa: mantissa.map(() => 0), log: 0 } : { mantissa, log: unit + logged };
}

/** Whether the basis takes the inputs for Gaussian where they are not, and that makes a difference. */
function takesOtherInputs({ factor, inputs }: Halfspaces, { basis }: Form): boolean {
  return basis === 'hermite' && inputs === 'sphere' && !hasOneShell({ factor, inputs: 'gaussian' });
}

function* walk(lanes: Lanes, charges: Charges): Work<Step<LevelBelief>, void> {
  for (let stage = 0; stage < lanes.instance.count; stage++) {
    yield* advanceLanes(lanes, stage);
    const factors = stage + 1;
    const { deduction, projection } = charges;
    yield { kind: 'deduction', stage, label: 'product', flops: deduction, read: () => readProduct(lanes, factors) };
    yield { kind: 'projection', stage, label: 'kept', flops: projection, read: () => readHead(lanes, factors) };
  }
}

function* run(instance: Halfspaces, options: Values<DegreeOptions>): Work<Step<LevelBelief>, Estimate> {
  const form = formOf(options);
  const trouble = refusal(instance, options);
  if (trouble) return { value: { mantissa: Float64Array.of(NaN), log: 0 }, notes: [trouble.note] };
  const lanes = yield* openLanes(instance, form);
  yield* walk(lanes, chargesOf(instance, form));
  const factor = logFactor(instance, form);
  const value = scaledBy(meanOf(lanes, instance.count), factor);
  const predicts = form.basis === 'sphere';
  const notes = notesOn(lanes, value, { predicts, takesOtherInputs: takesOtherInputs(instance, form) });
  if (!predicts) return { value, notes };
  const predicted = yield* predictedLogError(lanes);
  const predictedError = scaledBy({ mantissa: Float64Array.of(predicted > -Infinity ? 1 : 0), log: 0 }, factor);
  return { value, predictedError: predicted > -Infinity ? scaledBy(predictedError, predicted) : predictedError, notes };
}

/**
 * Deduction and projection of degree d (random-halfspaces §4): all moments of the head up to degree d, multiplied by one factor
 * after the other. In the basis of the sphere Gaussian inputs of biased or soft factors are a mixture over 16 radii (§4.4), and
 * the error is predicted (§9); its mean square over random directions is the mean squared error. The Hermite basis takes x to
 * be Gaussian. Operations are those of the estimate; norms, and the predicted error made of them, are extra.
 */
export const degreeEstimator: HalfspacesEstimator<DegreeOptions> = {
  ...degreeMethod,
  flops(instance, options) {
    const { deduction, projection } = chargesOf(instance, formOf(options));
    return instance.count * (deduction + projection);
  },
  refusal,
  run,
};
