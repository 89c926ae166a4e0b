import { betaFraction } from '../special/beta-fraction.ts';
import { exp } from '../special/exp.ts';
import { gammaRatio } from '../special/gamma-ratio.ts';
import { log } from '../special/log.ts';
import { normalQuantile } from './normal-quantile.ts';

const ROOT_PI = 1.772453850905516;
/** Above it the expansion in 1/degrees has an error below 1e-14. */
const MANY_DEGREES = 10000;

/** log(1 + x) without loss for small x ≥ 0: Kahan's correction for the rounding of 1 + x. */
function logOnePlus(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : (log(sum) * x) / (sum - 1);
}

/** The density of Student's t, t ≥ 0. */
function density(t: number, degrees: number): number {
  const scale = gammaRatio(degrees / 2) / (Math.sqrt(degrees) * ROOT_PI);
  return scale * exp(-0.5 * (degrees + 1) * logOnePlus((t * t) / degrees));
}

/** P(0 < T < t) and P(T > t), each without cancellation where it is small. */
interface Areas {
  readonly centre: number;
  readonly tail: number;
}

/**
 * P(T > t) = ½ I_x(degrees/2, ½) with x = degrees/(degrees + t²), or P(0 < T < t) = ½ I_{1−x}(½, degrees/2), whichever
 * fraction converges; both share the factor t·density(t).
 */
function areas(t: number, degrees: number): Areas {
  const x = degrees / (degrees + t * t);
  const factor = t * density(t, degrees);
  if (x < (degrees + 2) / (degrees + 5)) {
    const tail = (factor / degrees) * betaFraction(degrees / 2, 0.5, x);
    return { centre: 0.5 - tail, tail };
  }
  const centre = factor * betaFraction(0.5, degrees / 2, (t * t) / (degrees + t * t));
  return { centre, tail: 0.5 - centre };
}

/** The quantile for probability ≤ ¾: Newton's method on the concave central area, from the normal quantile below. */
function centralQuantile(probability: number, degrees: number, start: number): number {
  let t = start;
  for (let i = 0; i < 60; i++) {
    const step = (probability - 0.5 - areas(t, degrees).centre) / density(t, degrees);
    t += step;
    if (Math.abs(step) <= 2e-16 * t) break;
  }
  return t;
}

/** The quantile above ¾: Newton's method on the logarithm of the tail as a function of log t, nearly a line far out. */
function tailQuantile(probability: number, degrees: number, start: number): number {
  let t = start;
  for (let i = 0; i < 60; i++) {
    const { tail } = areas(t, degrees);
    const step = (log(tail / (1 - probability)) * tail) / (t * density(t, degrees));
    t *= exp(step);
    if (Math.abs(step) <= 2e-16) break;
  }
  return t;
}

/** Cornish and Fisher's expansion in 1/degrees about the normal quantile z: Abramowitz and Stegun 26.7.5. */
function manyDegrees(z: number, degrees: number): number {
  const s = z * z;
  const g1 = (s + 1) / 4;
  const g2 = ((5 * s + 16) * s + 3) / 96;
  const g3 = (((3 * s + 19) * s + 17) * s - 15) / 384;
  const g4 = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160;
  const y = 1 / degrees;
  return z + z * y * (g1 + y * (g2 + y * (g3 + y * g4)));
}

/**
 * The quantile of Student's t distribution: t with P(T ≤ t) = probability, to at least 12 digits.
 *
 * @param probability in (0.5, 1).
 * @param degrees of freedom, real, at least 1; Infinity gives the normal quantile.
 * @throws RangeError outside.
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0.5 && probability < 1)) throw new RangeError(`no quantile above the median at ${probability}`);
  if (!(degrees >= 1)) throw new RangeError(`degrees of freedom must be at least 1, not ${degrees}`);
  const z = normalQuantile(probability);
  if (degrees > MANY_DEGREES) return manyDegrees(z, degrees);
  return probability <= 0.75 ? centralQuantile(probability, degrees, z) : tailQuantile(probability, degrees, z);
}
