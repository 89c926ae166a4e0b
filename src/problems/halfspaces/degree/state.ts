import { highWord, powerOfTwo } from '../../../numerics/special/bits.ts';
import { packedSize } from '../tensors/packed.ts';
import { FACTORIALS } from './plan.ts';

const LN_2 = 0.6931471805599453;
/** Powers of 2 that squared norms may reach before the state is rescaled; the state itself reaches half of it. */
const LEEWAY = 400;

/**
 * A head after some factors, in units h₀ each: 2^exponent times the function of the packed tensors A_0 … A_d
 * (random-halfspaces §4.1).
 */
export interface State {
  readonly tensors: readonly Float64Array[];
  /** ⟨A_j, A_j⟩ for every j. */
  readonly norms: Float64Array;
  exponent: number;
}

/** The constant 1: no factor yet. */
export function initialState(degree: number, n: number): State {
  const tensors = Array.from({ length: degree + 1 }, (_, rank) => new Float64Array(packedSize(rank, n)));
  tensors[0]![0] = 1;
  const norms = new Float64Array(degree + 1);
  norms[0] = 1;
  return { tensors, norms, exponent: 0 };
}

/** ln of the unit of a state's tensors. */
export function logUnitOf({ exponent }: Pick<State, 'exponent'>): number {
  return exponent * LN_2;
}

/** Squared norm E[g²] of the part of every degree, ⟨A_j, A_j⟩/j!, in the unit 4^exponent. */
export function energiesOf({ norms }: State): Float64Array {
  return norms.map((norm, j) => norm / FACTORIALS[j]!);
}

/** ⌊log₂ x⌋ of a normal x > 0. */
function binaryExponent(x: number): number {
  return ((highWord(x) >>> 20) & 0x7ff) - 1023;
}

/** Multiplies a state by a power of 2, which is exact, where it left the range of [2^−200, 2^200] (random-halfspaces §6). */
export function rescale(state: State): void {
  let largest = 0;
  for (const norm of state.norms) largest = Math.max(largest, norm);
  if (!(largest > 0) || largest === Infinity) return;
  const power = binaryExponent(largest);
  if (Math.abs(power) <= LEEWAY) return;
  const shift = -Math.trunc(power / 2);
  const factor = powerOfTwo(shift);
  for (const tensor of state.tensors) for (let e = 0; e < tensor.length; e++) tensor[e] = tensor[e]! * factor;
  for (let j = 0; j < state.norms.length; j++) state.norms[j] = state.norms[j]! * factor * factor;
  state.exponent -= shift;
}
