import { leading } from './bits.ts';
import { FAR_SHIFT, FAR_START, NEAR_SHIFT, TAIL_START, farExponent, nearExponent } from './erfc-tail.ts';
import { expOfSum } from './exp.ts';

/** Beyond it erfc rounds to 0. */
const LARGEST = 27.3;

/**
 * erf(t)/t − 1 as a polynomial in z = t², |t| ≤ 0.8125; error below 5e-18. Minimax coefficients from
 * goldens/generate.py. Horner from the highest power.
 */
function excess(z: number): number {
  return (
    (((((((((1.0978220175526811e-8 * z - 1.5796518507637385e-7) * z + 1.641297634095899e-6) * z -
      1.4922988017657238e-5) *
      z +
      1.2055239807864593e-4) *
      z -
      8.548324922675909e-4) *
      z +
      5.223977595853763e-3) *
      z -
      0.026866170642696696) *
      z +
      0.11283791670944841) *
      z -
      0.3761263890318358) *
      z +
    0.12837916709551256
  );
}

/** exp(−t² − shift + exponent)/t, with t² in two parts: z = t without its low word, t² = z² + (t − z)(t + z). */
function scaled(t: number, shift: number, exponent: number): number {
  const z = leading(t);
  return expOfSum(-z * z - shift, (z - t) * (z + t) + exponent) / t;
}

function near(t: number): number {
  return scaled(t, NEAR_SHIFT, nearExponent(t));
}

function far(t: number): number {
  return scaled(t, FAR_SHIFT, farExponent(1 / (t * t)));
}

/** erfc(t) for t ≥ 0.8125. */
function tail(t: number): number {
  if (t < FAR_START) return near(t);
  return t < LARGEST ? far(t) : 0;
}

/** 1 − erf(t) for 0.25 ≤ t < 0.8125, where t − ½ is exact. */
function complement(t: number): number {
  return 0.5 - (t * excess(t * t) + (t - 0.5));
}

/** The error function (2/√π)∫₀ˣ exp(−t²) dt, within 1 ulp. erf(±0) = ±0, erf(±∞) = ±1, erf(NaN) = NaN. */
export function erf(x: number): number {
  if (Math.abs(x) < TAIL_START) return x + x * excess(x * x);
  if (x > 0) return 1 - tail(x);
  return x < 0 ? tail(-x) - 1 : NaN;
}

/**
 * The complementary error function 1 − erf(x), within 2 ulp everywhere, subnormal results included: in the tail
 * exp(−x² + g(x))/x with g a small fitted exponent, so that the only large number in the exponent is exact.
 * erfc(−∞) = 2, erfc(∞) = 0, erfc(NaN) = NaN.
 */
export function erfc(x: number): number {
  if (Math.abs(x) < TAIL_START) return x < 0.25 ? 1 - (x + x * excess(x * x)) : complement(x);
  if (x > 0) return tail(x);
  return x < 0 ? 2 - tail(-x) : NaN;
}
