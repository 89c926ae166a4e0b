import { halved, powerOfTwo } from './bits.ts';

/** The largest double whose exponential is finite. */
const LARGEST = 709.782712893384;
/** Below it the exponential rounds to 0. */
const SMALLEST = -745.1332191019412;
/** ln 2 in two parts: the first has 32 significant bits, so its product with |k| < 2^21 is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = 1.4426950408889634;

/**
 * r(e^r + 1)/(e^r − 1) − 2 as a polynomial in t = r², |r| ≤ ½ ln 2; error below 6e-17·t. Minimax coefficients from
 * goldens/generate.py. Horner from the highest power.
 */
function correction(t: number): number {
  return (
    t *
    ((((4.1437096880780196e-8 * t - 1.6534058842837582e-6) * t + 6.613756470855508e-5) * t - 2.7777777777562864e-3) *
      t +
      0.1666666666666666)
  );
}

/**
 * exp(high + low) as if the sum were exact, for −784 ≤ high ≤ 709.8 and |low| ≤ |high| (low = 0 where high is 0); about
 * 0.7 ulp. The sum is first split into its rounded value x and the rest, (high − x) + low. Then the method of Sun's FDLIBM
 * (`e_exp.c`): with k = ⌊x/ln 2 + ½⌋, head = x − k·LN2_HIGH, tail = k·LN2_LOW − rest, r = head − tail and
 * c = r − correction(r²), exp(r) = 1 − ((tail − r·c/(2 − c)) − head). It is multiplied by 2^⌊k/2⌋ and then by
 * 2^(k − ⌊k/2⌋): only the last product can round, where the result is subnormal.
 */
export function expOfSum(high: number, low: number): number {
  const x = high + low;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const head = x - k * LN2_HIGH;
  const tail = k * LN2_LOW - (high - x + low);
  const r = head - tail;
  const c = r - correction(r * r);
  const y = 1 - (tail - (r * c) / (2 - c) - head);
  const half = halved(k);
  return y * powerOfTwo(half) * powerOfTwo(k - half);
}

/** e^x within 1 ulp, subnormal results included. exp(∞) = ∞, exp(−∞) = 0, exp(NaN) = NaN. */
export function exp(x: number): number {
  if (x > LARGEST) return Infinity;
  if (x < SMALLEST) return 0;
  return x === x ? expOfSum(x, 0) : NaN;
}
