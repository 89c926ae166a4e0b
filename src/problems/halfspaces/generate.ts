import { fold, type Key } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import type { Work } from '../contract.ts';
import { defaults } from '../schema.ts';
import type { Factor } from './factor.ts';
import { type Halfspaces, halfspacesOf } from './instance.ts';
import { halfspacesParams, type HalfspacesParams } from './parameters.ts';

/** The factor that parameters name: unit directions make b = τ, and a soft step has its middle at τ, so that b = s·τ. */
export function factorOf({ step, threshold, slope }: Pick<HalfspacesParams, 'step' | 'threshold' | 'slope'>): Factor {
  return step === 'hard' ? { kind: 'halfspace', threshold } : { kind: 'probit', scale: slope, bias: slope * threshold };
}

/**
 * A random product: `count` independent uniform directions, Gaussian vectors of the stream `directions` normalised. What is
 * not given is as in the family's defaults. Products of one dimension share their first directions, however many they have.
 */
export function* generateHalfspaces(
  params: Pick<HalfspacesParams, 'dimension' | 'count'> & Partial<HalfspacesParams>,
  key: Key,
): Work<never, Halfspaces> {
  const whole = { ...defaults(halfspacesParams), ...params };
  const { dimension, count, inputs, sampler } = whole;
  const rows = new Float32Array(count * dimension);
  fillNormal32(rows, fold(key, 'directions'));
  yield null;
  return halfspacesOf(Float64Array.from(rows), dimension, { factor: factorOf(whole), inputs, sampler, drawn: true });
}
