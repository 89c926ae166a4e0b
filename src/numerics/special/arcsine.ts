import { leading } from './bits.ts';

/** π/2 in two parts. */
const HALF_PI_HIGH = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const QUARTER_PI_HIGH = 0.7853981633974483;
/** From here on √((1 − x)/2) is so small that its rounding does not matter. */
const NEAR_ONE = 0.975;

/**
 * (asin(√t) − √t)/√t for 0 ≤ t ≤ ¼; error below 2e-18·t. Coefficients of Sun's FDLIBM (`e_asin.c`), Horner from the highest
 * power.
 */
function excess(t: number): number {
  const top =
    t *
    (0.16666666666666666 +
      t *
        (-0.3255658186224009 +
          t *
            (0.20121253213486293 +
              t * (-0.04005553450067941 + t * (7.915349942898145e-4 + t * 3.479331075960212e-5)))));
  const bottom =
    1 + t * (-2.403394911734414 + t * (2.0209457602335057 + t * (-0.6882839716054533 + t * 0.07703815055590194)));
  return top / bottom;
}

/** asin(a) for ½ ≤ a ≤ 1 as π/2 − 2·asin(√((1 − a)/2)), the root in two parts where its rounding would show. */
function arcsineFar(a: number): number {
  const t = (1 - a) * 0.5;
  const root = Math.sqrt(t);
  const extra = excess(t);
  if (a >= NEAR_ONE) return HALF_PI_HIGH - (2 * (root + root * extra) - HALF_PI_LOW);
  const head = leading(root);
  const rest = (t - head * head) / (root + head);
  const small = 2 * root * extra - (HALF_PI_LOW - 2 * rest);
  return QUARTER_PI_HIGH - (small - (QUARTER_PI_HIGH - 2 * head));
}

/** The arcsine within 1 ulp, in [−π/2, π/2]; the method of Sun's FDLIBM. NaN for |x| > 1 and for NaN. */
export function asin(x: number): number {
  if (Math.abs(x) < 0.5) return x + x * excess(x * x);
  return x > 0 ? arcsineFar(x) : -arcsineFar(-x);
}

/** acos(x) for ½ ≤ x ≤ 1 as 2·asin(√((1 − x)/2)), the root in two parts. */
function arccosineNear(x: number): number {
  const t = (1 - x) * 0.5;
  if (t === 0) return 0;
  const root = Math.sqrt(t);
  const head = leading(root);
  const rest = (t - head * head) / (root + head);
  return 2 * (head + (excess(t) * root + rest));
}

/** The arccosine within 1 ulp, in [0, π]; the method of Sun's FDLIBM (`e_acos.c`). NaN for |x| > 1 and for NaN. */
export function acos(x: number): number {
  if (Math.abs(x) < 0.5) return HALF_PI_HIGH - (x - (HALF_PI_LOW - x * excess(x * x)));
  if (x > 0) return arccosineNear(x);
  const t = (1 + x) * 0.5;
  const root = Math.sqrt(t);
  return 2 * (HALF_PI_HIGH - (root + (excess(t) * root - HALF_PI_LOW)));
}
