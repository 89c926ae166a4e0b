import { highWord, withHighWord } from './bits.ts';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const TWO_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** High word of √½: the exponent changes there. */
const ROOT_HALF_HIGH = 0x3fe6a09e;

function series(s: number): number {
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940942e-1 + w * (2.2222198432149784e-1 + w * 1.531383769920937332e-1));
  const odd =
    z * (6.666666666666735e-1 + w * (2.857142874366239e-1 + w * (1.818357216161805e-1 + w * 1.479819860511658591e-1)));
  return even + odd;
}

/** Natural logarithm of a positive normal number times 2^-shift: FDLIBM `e_log.c` without its shortcuts. */
function logOfNormal(x: number, shift: number): number {
  const high = highWord(x) - ROOT_HALF_HIGH;
  const k = (high >> 20) - shift;
  const f = withHighWord(x, (high & 0xfffff) + ROOT_HALF_HIGH) - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + series(s)) + k * LN2_LOW) - f);
}

/** Natural logarithm, under 1 ulp. log(±0) = −∞, log(∞) = ∞, log of a negative number or NaN is NaN. */
export function log(x: number): number {
  if (x < SMALLEST_NORMAL) {
    if (x === 0) return -Infinity;
    if (x < 0) return NaN;
    return logOfNormal(x * TWO_54, 54);
  }
  if (x === Infinity || x !== x) return x;
  return logOfNormal(x, 0);
}
