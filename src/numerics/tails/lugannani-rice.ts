import { normalPdf } from '../special/normal.ts';
import { standardise } from './cumulants.ts';
import type { Cumulants } from './cumulants.ts';
import { gaussianTail } from './gaussian-tail.ts';

/** Newton's step is quadratic: once it is this small relative to s, the next would be below rounding. */
const LAST_STEP = 1e-9;
const MOST_STEPS = 200;
/** How far rounding can carry a probability: above 1, and below 0 where the terms are subnormal. */
const ABOVE = 4.5e-16;
const BELOW = 1e-300;

/**
 * The root s of K′(s) = s + γ1s²/2 + γ2s³/6 = z for γ2 ≥ γ1². There K″ ≥ ½ and K′(s)/s ≥ 5/8, so the root is the only
 * one and lies between 0 and 1.6z. Newton's method from s = z; a step that leaves the bracket is replaced by bisection.
 */
function saddlepoint(z: number, skewness: number, excess: number): number {
  let [low, high] = z > 0 ? [0, 1.6 * z] : [1.6 * z, 0];
  let s = z;
  for (let i = 0; i < MOST_STEPS; i++) {
    const surplus = s * (1 + s * (skewness / 2 + (s * excess) / 6)) - z;
    if (surplus > 0) high = s;
    else low = s;
    const newton = s - surplus / (1 + s * (skewness + (s * excess) / 2));
    const next = newton >= low && newton <= high ? newton : low + (high - low) / 2;
    if (Math.abs(next - s) <= LAST_STEP * Math.abs(next)) return next;
    s = next;
  }
  return s;
}

/** Takes back what rounding put outside [0, 1], and nothing more. */
function withoutRounding(p: number): number {
  if (p > 1 && p <= 1 + ABOVE) return 1;
  return p < 0 && p >= -BELOW ? 0 : p;
}

/**
 * P(Y > t) from four cumulants: the saddlepoint formula of Lugannani and Rice (1980) for the cumulant function
 * K(s) = s²/2 + γ1s³/6 + γ2s⁴/24 of z = (Y − κ1)/σ, with γ2 ← max(γ2, γ1²), which makes K convex. With K′(s) = z,
 * w = sign(s)·√(2(sz − K(s))) and u = s·√K″(s) it is Q(w) + φ(w)·(1/u − 1/w).
 *
 * The singularity at s = 0 is removed by algebra, not by a switch. With A² = K″ = 1 + γ1s + γ2s²/2 and
 * B² = 1 + 2γ1s/3 + γ2s²/4, at least ½ and 5/9, w = sB, u = sA and
 *
 *   1/u − 1/w = −(γ1/3 + γ2s/4)/(AB(A + B)),
 *
 * where nothing cancels; at s = 0 it leaves ½ − γ1/(6√(2π)). The expansion ½ − γ1/(6√(2π)) − zφ(0), which omits the
 * factor 1 + γ2/8 − 5γ1²/24 of its last term, is off by 1.03e-3 relative at worst, at |s| = 1e-3 for max(γ2, γ1²) ≤ 10.
 *
 * In (0, 1] and decreasing in t while max(γ2, γ1²) ≤ 11. Beyond that the formula itself, not its rounding, can rise with
 * t, and from 47 on it can leave [0, 1], which is not hidden. Rounding: below 1e-13 relative for |z| ≤ 12, 1e-12 down to
 * 1e-300; 0 beyond the doubles. A lower tail P(Y < t) without cancellation is that of `reflected` cumulants beyond −t.
 * Thresholds ±∞ give 0 and 1; a cumulant that is not a number gives NaN.
 *
 * @throws RangeError unless the variance is positive.
 */
export function lugannaniRice(cumulants: Cumulants, threshold: number): number {
  const { z, skewness, excess } = standardise(cumulants, threshold);
  if (z === Infinity || z === -Infinity) return gaussianTail(z);
  const square = skewness * skewness;
  const curvature = excess < square ? square : excess;
  const s = saddlepoint(z, skewness, curvature);
  const a = Math.sqrt(1 + s * (skewness + (s * curvature) / 2));
  const b = Math.sqrt(1 + s * ((2 * skewness) / 3 + (s * curvature) / 4));
  const w = s * b;
  const difference = -(skewness / 3 + (s * curvature) / 4) / (a * b * (a + b));
  return withoutRounding(gaussianTail(w) + normalPdf(w) * difference);
}
