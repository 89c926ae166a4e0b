import { powerOfTwo } from './bits.ts';

const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INV_LN2 = 1.4426950408889634;

/** r·coth(r/2)-style remainder of the reduced argument: exp(r) = 1 + 2r/(R(r²) − r). FDLIBM's minimax coefficients. */
function remainder(t: number): number {
  return (
    t *
    (1.6666666666666602e-1 +
      t *
        (-2.7777777777015593e-3 +
          t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))))
  );
}

/**
 * exp(high + low) for a |low| below about 1, as if the sum were exact: one rounding less than exp of the sum.
 * k = ⌊high/ln 2 + ½⌋, r = (high − k·ln2High) − (k·ln2Low − low), c = r − R(r²),
 * exp(r) = 1 − ((tail − r·c/(2 − c)) − head), then times 2^⌊k/2⌋ and 2^(k − ⌊k/2⌋). FDLIBM `e_exp.c`.
 */
export function expOfSum(high: number, low: number): number {
  const k = Math.floor(high * INV_LN2 + 0.5);
  const head = high - k * LN2_HIGH;
  const tail = k * LN2_LOW - low;
  const r = head - tail;
  const c = r - remainder(r * r);
  const y = 1 - (tail - (r * c) / (2 - c) - head);
  const half = k >> 1;
  return y * powerOfTwo(half) * powerOfTwo(k - half);
}

/** e^x, under 1 ulp on the whole range, subnormal results included. exp(±∞) = ∞ or 0, exp(NaN) = NaN. */
export function exp(x: number): number {
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  if (x !== x) return x;
  return expOfSum(x, 0);
}
