import { leading } from './bits.ts';
import { FAR_SHIFT, NEAR_SHIFT, farExponent, nearExponent } from './erfc-tail.ts';
import { expOfSum } from './exp.ts';

const ROOT_HALF = 0.7071067811865476;
const CENTRE_END = 1;
const MIDDLE_END = 1.5;
/** √2 times the `FAR_START` of erfc, rounded up. */
const FAR_START = 3.5356;
const ANCHOR = 1.23876953125;
const AT_ANCHOR = 0.10771543025340419;
/** Beyond it Φ(−a) rounds to 0. */
const LARGEST = 38.6;
/** ½ ln 2 = 0.34375 + HALF_LN2_LOW, ½ ln 2π = 0.90625 + HALF_LN_TWO_PI_LOW; the first parts subtract exactly. */
const HALF_LN2_HIGH = 0.34375;
const HALF_LN2_LOW = 2.823590279972655e-3;
const HALF_LN_TWO_PI_HIGH = 0.90625;
const HALF_LN_TWO_PI_LOW = 0.012688533204672742;

/**
 * ½ − (Φ(a) − ½)/a as a polynomial in z = a², |a| < 1; error below 1e-17. Minimax coefficients from
 * goldens/generate.py. Horner from the highest power.
 */
function deficit(z: number): number {
  return (
    ((((((((9.022078324213623e-11 * z - 2.226904921005695e-9) * z + 4.1172785952866116e-8) * z - 6.659314023296629e-7) *
      z +
      9.444639649933704e-6) *
      z -
      0.00011543468317970793) *
      z +
      0.0011873282147987433) *
      z -
      0.009973557009982559) *
      z +
      0.06649038006690383) *
      z +
    0.10105771959856732
  );
}

/** Φ(x) for |x| < 1 as (½ + ½x) − x·deficit(x²): the first part is exact where Φ is small. */
function centre(x: number): number {
  return 0.5 + 0.5 * x - x * deficit(x * x);
}

/**
 * Φ(−a) for 1 ≤ a < 1.5: Φ(−ANCHOR) plus s times a polynomial in s = ANCHOR − a, which is exact. Error below 2e-18
 * before rounding; minimax coefficients from goldens/generate.py. Horner from the highest power. ANCHOR is a point of few
 * bits where Φ is within 0.01 ulp of a double.
 */
function middle(a: number): number {
  const s = ANCHOR - a;
  return (
    AT_ANCHOR +
    s *
      (((((((((((1.5093740992777968e-6 * s + 4.257420209050047e-6) * s - 1.4098269844592946e-5) * s -
        7.177787320929838e-5) *
        s +
        5.8554260753351307e-5) *
        s +
        0.0008212030526795093) *
        s +
        0.0006403229925227668) *
        s -
        0.005946250985148089) *
        s -
        0.014009965652269533) *
        s +
        0.01650151512781744) *
        s +
        0.11472215515353827) *
        s +
        0.1852195299601471)
  );
}

/** exp(−a²/2 − ½ ln 2 − shift + exponent)/a, with a² in two parts: z = a without its low word, (a − z)(a + z). */
function scaled(a: number, shift: number, exponent: number): number {
  const z = leading(a);
  return expOfSum(-0.5 * z * z - (HALF_LN2_HIGH + shift), 0.5 * (z - a) * (z + a) + (exponent - HALF_LN2_LOW)) / a;
}

function near(a: number): number {
  return scaled(a, NEAR_SHIFT, nearExponent(a * ROOT_HALF));
}

function far(a: number): number {
  return scaled(a, FAR_SHIFT, farExponent(2 / (a * a)));
}

/** Φ(−a) for a ≥ 1. Beyond 1.5 it is ½ erfc(a/√2), where only the slowly varying exponent sees a/√2 rounded. */
function tail(a: number): number {
  if (a < MIDDLE_END) return middle(a);
  if (a < FAR_START) return near(a);
  return a < LARGEST ? far(a) : 0;
}

/**
 * Φ(x), the distribution function of the standard normal, within 2 ulp everywhere, subnormal results included: x²/2
 * enters the tail exactly, never x/√2 rounded. Φ(−∞) = 0, Φ(∞) = 1, Φ(NaN) = NaN.
 */
export function normalCdf(x: number): number {
  if (Math.abs(x) < CENTRE_END) return centre(x);
  if (x > 0) return 1 - tail(x);
  return x < 0 ? tail(-x) : NaN;
}

/** φ(x) = exp(−x²/2)/√(2π), within 1.25 ulp everywhere, subnormal results included. φ(±∞) = 0, φ(NaN) = NaN. */
export function normalPdf(x: number): number {
  if (x > 39 || x < -39) return 0;
  if (x !== x) return NaN;
  const z = leading(x);
  return expOfSum(-0.5 * z * z - HALF_LN_TWO_PI_HIGH, 0.5 * (z - x) * (z + x) - HALF_LN_TWO_PI_LOW);
}
