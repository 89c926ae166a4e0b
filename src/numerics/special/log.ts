import { highWord, withHighWord } from './bits.ts';

/** ln 2 in two parts: the first has 32 significant bits, so its product with any exponent is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const TWO_54 = 1.8014398509481984e16;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** High word of √½, where the reduced exponent changes. */
const ROOT_HALF_HIGH = 0x3fe6a09e;

/**
 * (log((1 + s)/(1 − s)) − 2s)/s as a polynomial in z = s², |s| ≤ 3 − 2√2; error below 4e-16·z. Minimax coefficients
 * from goldens/generate.py. Horner from the highest power.
 */
function correction(z: number): number {
  return (
    z *
    ((((((0.14617807153417325 * z + 0.15331611722055008) * z + 0.1818289243253687) * z + 0.22222211089379496) * z +
      0.28571428626253836) *
      z +
      0.3999999999989889) *
      z +
      0.666666666666667)
  );
}

/**
 * log(x · 2^-shift) for a positive normal x. The method is that of Sun's FDLIBM (`e_log.c`): x = 2^k·(1 + f) with 1 + f
 * in [√½, √2) by its high word, s = f/(2 + f), h = ½f·f, and
 * log = k·LN2_HIGH − ((h − (s·(h + correction(s²)) + k·LN2_LOW)) − f) with k less `shift`.
 */
function logOfNormal(x: number, shift: number): number {
  const high = highWord(x) - ROOT_HALF_HIGH;
  const k = (high >> 20) - shift;
  const f = withHighWord(x, (high & 0xfffff) + ROOT_HALF_HIGH) - 1;
  const s = f / (2 + f);
  const h = 0.5 * f * f;
  return k * LN2_HIGH - (h - (s * (h + correction(s * s)) + k * LN2_LOW) - f);
}

/** Natural logarithm within 1 ulp. log(±0) = −∞, log(∞) = ∞; NaN for NaN and for negative numbers. */
export function log(x: number): number {
  if (x >= SMALLEST_NORMAL) return x === Infinity ? x : logOfNormal(x, 0);
  if (x > 0) return logOfNormal(x * TWO_54, 54);
  return x === 0 ? -Infinity : NaN;
}
