/** π/2 in two parts. */
const HALF_PI_HIGH = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const QUARTER_PI = 0.7853981633974483;

/** sin(high + low) for |high| ≤ π/4 and a tiny low; coefficients of Sun's FDLIBM (`k_sin.c`), Horner from the highest power. */
function sineOfSum(high: number, low: number): number {
  const z = high * high;
  const rest =
    0.00833333333332249 +
    z * (-1.984126982985795e-4 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return high - (z * (0.5 * low - z * high * rest) - low - z * high * -0.16666666666666632);
}

/** cos(high + low), likewise (`k_cos.c`). */
function cosineOfSum(high: number, low: number): number {
  const z = high * high;
  const rest =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const head = 1 - half;
  return head + (1 - head - half + (z * rest - high * low));
}

/** The sine within 1 ulp for |x| ≤ π/2, the range that angles of quadrature have; NaN outside it. */
export function sin(x: number): number {
  const a = Math.abs(x);
  if (a <= QUARTER_PI) return sineOfSum(x, 0);
  if (!(a <= HALF_PI_HIGH)) return NaN;
  const value = cosineOfSum(HALF_PI_HIGH - a, HALF_PI_LOW);
  return x > 0 ? value : -value;
}

/** The cosine within 1 ulp for |x| ≤ π/2; NaN outside it. */
export function cos(x: number): number {
  const a = Math.abs(x);
  if (a <= QUARTER_PI) return cosineOfSum(a, 0);
  return a <= HALF_PI_HIGH ? sineOfSum(HALF_PI_HIGH - a, HALF_PI_LOW) : NaN;
}
