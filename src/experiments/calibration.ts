import { exp } from '../numerics/special/exp.ts';
import { log } from '../numerics/special/log.ts';
import { isUnreliable, type MethodRef } from '../problems/contract.ts';
import { inUnit } from '../problems/scaled.ts';
import { methodName } from './method-name.ts';
import type { Estimated, ExperimentSpec, Truth } from './spec.ts';
import type { ResultTable } from './table.ts';

/**
 * An error is held against its prediction only where the reference's variance is at most this part of σ²: the reference's
 * noise, which is normal whatever the errors are, then makes up at most 3 % of what √(σ² + noise) expects.
 */
export const LARGEST_NOISE = 1 / 16;

/** How the errors of whole networks compare to what was predicted of them: exp of mean and deviation of a logarithm. */
export interface Scale {
  readonly networks: number;
  /** Geometric mean of RMS error ÷ RMS predicted error: 1 where predictions are right on the whole. */
  readonly ratio: number;
  /** exp of the standard deviation of its logarithm: by what factor single networks differ. Absent for one network. */
  readonly spread?: number;
}

/** The errors of one method in units of its own predictions. */
export interface Calibration {
  readonly method: MethodRef;
  readonly name: string;
  /** z_j = (estimate_j − reference_j) ÷ √(σ_j² + noise_j), signed, over outputs, instances and sizes. */
  readonly ratios: readonly number[];
  /** Absent without any network whose reference is good enough. */
  readonly scale?: Scale;
  /** Outputs left out because the reference is too noisy to tell. */
  readonly noisy: number;
  /** Networks left out because the method itself reported trouble, and those it predicted nothing of. */
  readonly troubled: number;
  readonly unpredicted: number;
}

/** What one network gives. */
export interface NetworkCalibration {
  readonly ratios: readonly number[];
  /** √(Σ d_j² ÷ Σ (σ_j² + noise_j)); absent where the reference is too noisy as a whole. */
  readonly ratio?: number;
  readonly noisy: number;
}

/** Errors of one estimate against its predicted ones. Without predicted ones there are no ratios. */
export function calibrateNetwork({ estimate }: Estimated, truth: Truth): NetworkCalibration {
  if (!estimate.predictedError) return { ratios: [], noisy: 0 };
  const { mantissa: reference, log: unit } = truth.value;
  const [value, deviation] = [inUnit(estimate.value, unit), inUnit(estimate.predictedError, unit)];
  const ratios: number[] = [];
  let [noisy, squares, expected, noise] = [0, 0, 0, 0];
  for (let j = 0; j < value.length; j++) {
    const [variance, doubt] = [deviation[j]! * deviation[j]!, truth.noise[j]!];
    const difference = value[j]! - reference[j]!;
    // Exact estimates against exact truths: there is nothing to compare.
    if (variance === 0 && doubt === 0) continue;
    squares += difference * difference;
    expected += variance;
    noise += doubt;
    const ratio = difference / Math.sqrt(variance + doubt);
    if (doubt <= LARGEST_NOISE * variance && Number.isFinite(ratio)) ratios.push(ratio);
    else noisy++;
  }
  const ratio = Math.sqrt(squares / (expected + noise));
  const tells = noise <= LARGEST_NOISE * expected && ratio > 0 && Number.isFinite(ratio);
  return { ratios, noisy, ...(tells && { ratio }) };
}

/** Geometric mean and spread of ratios. */
export function scaleOf(ratios: readonly number[]): Scale | undefined {
  const networks = ratios.length;
  if (networks === 0) return undefined;
  const logs = ratios.map(log);
  const mean = logs.reduce((sum, value) => sum + value, 0) / networks;
  if (networks === 1) return { networks, ratio: exp(mean) };
  const squares = logs.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { networks, ratio: exp(mean), spread: exp(Math.sqrt(squares / (networks - 1))) };
}

function calibrationOf(table: ResultTable, spec: ExperimentSpec, method: MethodRef): Calibration {
  const entries = spec.sweep.sizes.flatMap((size) => table.estimated(spec, size, method));
  const reliable = entries.filter(({ result }) => !isUnreliable(result.estimate.notes));
  const predicted = reliable.filter(({ result }) => result.estimate.predictedError !== undefined);
  const networks = predicted.map(({ result, truth }) => calibrateNetwork(result, truth));
  const scale = scaleOf(networks.flatMap(({ ratio }) => ratio ?? []));
  return {
    method,
    name: methodName(method),
    ratios: networks.flatMap(({ ratios }) => ratios),
    ...(scale && { scale }),
    noisy: networks.reduce((sum, { noisy }) => sum + noisy, 0),
    troubled: entries.length - reliable.length,
    unpredicted: reliable.length - predicted.length,
  };
}

/** How every method of a spec is calibrated, from the results that are in. Pure. */
export function calibrate(table: ResultTable, spec: ExperimentSpec): Calibration[] {
  return spec.methods.map((method) => calibrationOf(table, spec, method));
}
