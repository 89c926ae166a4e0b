import { highWord, powerOfTwo } from '../../numerics/special/bits.ts';
import { log } from '../../numerics/special/log.ts';
import type { Scaled } from '../scaled.ts';

/** value · 2^exponent, for products far outside the range of doubles (random-sat §5). Scaling is exact. */
export interface Binary {
  readonly value: number;
  /** A whole number. */
  readonly exponent: number;
}

export const ZERO: Binary = { value: 0, exponent: 0 };
export const ONE: Binary = { value: 1, exponent: 0 };

/** Results within 2^±this are given as plain doubles. */
const PLAIN = 500;

/** ⌊log₂|x|⌋ of a normal x; −1023 of 0 and of subnormal numbers. */
function exponentOf(x: number): number {
  return ((highWord(x) >>> 20) & 0x7ff) - 1023;
}

/** The same number with 1 ≤ |value| < 2; 0 is `ZERO`, and subnormal values count as 0. */
export function normalised({ value, exponent }: Binary): Binary {
  const shift = exponentOf(value);
  return shift === -1023 ? ZERO : { value: value * powerOfTwo(-shift), exponent: exponent + shift };
}

/** a · b, normalised. */
export function times(a: Binary, b: Binary): Binary {
  return normalised({ value: a.value * b.value, exponent: a.exponent + b.exponent });
}

/** 2^k, 0 below the doubles' range. */
function power(k: number): number {
  return k < -1022 ? 0 : powerOfTwo(k);
}

/** a + b, normalised: the smaller is aligned with the larger. */
export function plus(a: Binary, b: Binary): Binary {
  const [x, y] = [normalised(a), normalised(b)];
  if (x.value === 0) return y;
  if (y.value === 0) return x;
  const exponent = Math.max(x.exponent, y.exponent);
  return normalised({
    value: x.value * power(x.exponent - exponent) + y.value * power(y.exponent - exponent),
    exponent,
  });
}

/** √a of a ≥ 0. */
export function root(a: Binary): Binary {
  const { value, exponent } = normalised(a);
  const odd = exponent & 1;
  return { value: Math.sqrt(odd ? 2 * value : value), exponent: (exponent - odd) / 2 };
}

/** ln a of a ≥ 0; −∞ of 0. */
export function logOf(a: Binary): number {
  const { value, exponent } = normalised(a);
  return value === 0 ? -Infinity : log(value) + exponent * Math.LN2;
}

/** The value as a vector of one entry: without a scale where a double can hold it. */
export function scaledOf(a: Binary): Scaled {
  const { value, exponent } = normalised(a);
  if (Math.abs(exponent) <= PLAIN) return { mantissa: Float64Array.of(value * power(exponent)), log: 0 };
  return { mantissa: Float64Array.of(value), log: exponent * Math.LN2 };
}

/** A unit, by its natural logarithm, in which numbers near some scale and their squares are doubles. */
export interface Unit {
  readonly log: number;
  /** A number, itself near the scale, in this unit. */
  factor(a: Binary): number;
}

/** 1 where that will do, or else the power of two of the scale. */
export function beliefUnit(scale: Binary): Unit {
  const exponent = Math.abs(scale.exponent) <= PLAIN / 2 ? 0 : scale.exponent;
  return { log: exponent * Math.LN2, factor: (a) => a.value * power(a.exponent - exponent) };
}
