import { highWord, powerOfTwo } from '../../numerics/special/bits.ts';
import { exp } from '../../numerics/special/exp.ts';
import type { Scaled } from '../scaled.ts';

/** ln 2. */
export const LN2 = 0.6931471805599453;
/** Beyond 2^±WITHIN a product of two numbers could leave the doubles. */
const WITHIN = 400;

/** ⌊log₂|x|⌋, kept within ±1000 so that its power of two and the inverse are normal numbers; 0 for 0. */
export function exponentOf(x: number): number {
  if (x === 0) return 0;
  return Math.max(-1000, Math.min(1000, ((highWord(x) >>> 20) & 0x7ff) - 1023));
}

/** A power of two as a factor exp(log) for a whole computation, and what of it is multiplied in. */
interface Unit {
  readonly factor: number;
  readonly log: number;
}

/** 2^exponent: a factor where squares of it stay far from the ends of the doubles' range, which costs no digit; else a logarithm. */
export function unitOf(exponent: number): Unit {
  return Math.abs(exponent) <= WITHIN ? { factor: powerOfTwo(exponent), log: 0 } : { factor: 1, log: exponent * LN2 };
}

/** value · 2^exponent. */
export function scaledBy(value: number, exponent: number): Scaled {
  const { factor, log } = unitOf(value === 0 ? 0 : exponent);
  return { mantissa: Float64Array.of(value * factor), log };
}

/** √exp(logSquare): a plain double where that is far from the ends of their range; 0 for −∞. */
export function rootOf(logSquare: number): Scaled {
  const logRoot = 0.5 * logSquare;
  const log = logRoot !== -Infinity && Math.abs(logRoot) > WITHIN ? logRoot : 0;
  return { mantissa: Float64Array.of(exp(logRoot - log)), log };
}

/** The largest absolute value, 0 of none. */
function largestOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}

/**
 * Brings numbers back from the ends of the doubles' range: divides all by 2^e, exactly, and returns e; leaves them, and
 * returns 0, where they are nowhere near.
 */
export function renormalise(arrays: readonly Float64Array[]): number {
  let largest = 0;
  for (const values of arrays) largest = Math.max(largest, largestOf(values));
  const exponent = exponentOf(largest);
  if (Math.abs(exponent) <= WITHIN / 2) return 0;
  const factor = powerOfTwo(-exponent);
  for (const values of arrays) for (let i = 0; i < values.length; i++) values[i] = values[i]! * factor;
  return exponent;
}
