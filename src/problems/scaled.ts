import { exp } from '../numerics/special/exp.ts';

/** value = mantissa · exp(log), elementwise: permanents overflow and intersections underflow a double. */
export interface Scaled {
  readonly mantissa: Float64Array;
  readonly log: number;
}

/** A vector that needs no scale. The array is taken over, not copied. */
export function plain(mantissa: Float64Array): Scaled {
  return { mantissa, log: 0 };
}

/** The values as doubles; they overflow to ±∞ or underflow to 0 where the scale asks for it. */
export function unscaled(value: Scaled): Float64Array {
  if (value.log === 0) return value.mantissa;
  const factor = exp(value.log);
  return value.mantissa.map((entry) => entry * factor);
}

/** The values in the unit exp(log). */
export function inUnit({ mantissa, log: own }: Scaled, log: number): Float64Array {
  return own === log ? mantissa : mantissa.map((value) => (value === 0 ? 0 : value * exp(own - log)));
}
