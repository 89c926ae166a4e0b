import { gaussLegendre, onInterval } from '../../../numerics/quadrature/gauss-legendre.ts';
import { asin } from '../../../numerics/special/arcsine.ts';
import { capDensity, capShare } from '../../../numerics/special/cap.ts';
import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import { cos, sin } from '../../../numerics/special/sine.ts';
import { harmonicCount } from '../coefficients/polynomials.ts';
import { angles as anglesOf } from '../coefficients/sphere.ts';
import { type Factor, factorAt, ignoresRadius, type SmoothFactor, steepPlaces } from '../factor.ts';
import type { Grid } from './grid.ts';

const HALF_PI = 1.5707963267948966;
const TWO_PI = 6.283185307179586;
/** Nodes between two neighbours of the grid, and of a series' integrals between two ends. */
const BETWEEN = 8;
const SERIES_NODES = 100;
/** Degrees that the series of a smooth factor's kernel has. */
const SERIES = 80;

/** K(t) = E_v[h(v·x) h(v·y)] over a uniform direction v, x and y on one sphere with x·y = R²t, at the nodes of a grid. */
export interface Kernel {
  /** ln h₀, or 0 where h is odd; all else is in units h₀². */
  readonly logUnit: number;
  readonly values: Float64Array;
  /** K(1) = E h². */
  readonly atOne: number;
}

/** (1 − 2a²/(1 + sin θ))^{(n−2)/2}, 0 where it would be of a negative number. */
function overlap(n: number, square: number, theta: number): number {
  const base = 1 - (2 * square) / (1 + sin(theta));
  return base > 0 ? exp(((n - 2) / 2) * log(base)) : 0;
}

/** ∫ of `overlap` from the kink, or `low`, to `high`. With θ = kink + u², so that a root there is smooth. */
function overlapBetween(n: number, square: number, kink: number, low: number, high: number): number {
  if (high <= kink) return 0;
  const [from, to] = [Math.sqrt(Math.max(0, low - kink)), Math.sqrt(high - kink)];
  const { nodes, weights } = onInterval(gaussLegendre(BETWEEN), from, to);
  let sum = 0;
  for (const [i, u] of nodes.entries()) sum += weights[i]! * 2 * u * overlap(n, square, kink + u * u);
  return sum;
}

/**
 * A biased halfspace, a = τ/R: K(t) = K(−1) + (1/2π) ∫_{−π/2}^{asin t} (1 − 2a²/(1 + sin θ))₊^{(n−2)/2} dθ, K(−1) = 0 for a ≥ 0 and
 * 1 − 2P(t ≥ |a|) for a < 0 (§8); summed from node to node.
 */
function biasedValues({ n, angles }: Grid, a: number): Float64Array {
  const square = a * a;
  const start = a < 0 ? 1 - 2 * capShare(n, -a) : 0;
  const kink = square < 1 ? asin(2 * square - 1) : HALF_PI;
  let [sum, low] = [0, -HALF_PI];
  return angles.map((theta) => {
    sum += overlapBetween(n, square, kink, low, theta);
    low = theta;
    return start + sum / TWO_PI;
  });
}

/** P_0 … P_SERIES at t in dimension n, to `out`. */
function polynomialsAt(n: number, t: number, out: Float64Array): void {
  out[0] = 1;
  out[1] = t;
  for (let p = 1; p < SERIES; p++) {
    out[p + 1] = ((2 * p + n - 2) * t * out[p]! - p * out[p - 1]!) / (p + n - 2);
  }
}

/** μ_{0,ℓ}² D_ℓ for ℓ up to `SERIES`: the coefficients of P_ℓ. */
function seriesOf(factor: SmoothFactor, n: number, radius: number): Float64Array {
  const { nodes, weights } = anglesOf(steepPlaces(factor), radius, SERIES_NODES);
  const density = capDensity(n);
  const [moments, polynomials] = [new Float64Array(SERIES + 1), new Float64Array(SERIES + 1)];
  for (const [i, theta] of nodes.entries()) {
    const t = sin(theta);
    const weight = weights[i]! * density * exp((n - 2) * log(cos(theta)));
    const weighted = weight * factorAt(factor, radius * t);
    polynomialsAt(n, t, polynomials);
    for (let l = 0; l <= SERIES; l++) moments[l] = moments[l]! + weighted * polynomials[l]!;
  }
  return moments.map((moment, l) => moment * moment * harmonicCount(n, l));
}

/** A smooth factor: K(t) = Σ_ℓ μ_{0,ℓ}² D_ℓ P_ℓ(t). */
function smoothValues({ n, t }: Grid, factor: SmoothFactor, radius: number): Float64Array {
  const series = seriesOf(factor, n, radius);
  const polynomials = new Float64Array(SERIES + 1);
  return t.map((each) => {
    polynomialsAt(n, each, polynomials);
    let sum = 0;
    for (let l = 0; l <= SERIES; l++) sum += series[l]! * polynomials[l]!;
    return sum;
  });
}

function valuesOf(grid: Grid, factor: Factor, radius: number): Float64Array {
  switch (factor.kind) {
    case 'halfspace':
      return ignoresRadius(factor)
        ? grid.angles.map((theta) => 0.25 + theta / TWO_PI)
        : biasedValues(grid, factor.threshold / radius);
    case 'linear':
      return grid.t.map((each) => (radius * radius * each) / grid.n);
    case 'probit':
    case 'logistic':
      return smoothValues(grid, factor, radius);
  }
}

/** A factor's mean over a sphere, and the mean of its square. */
export interface Means {
  readonly first: number;
  readonly second: number;
}

/** The kernel of a factor on the sphere of radius `radius`, given its means there. */
export function kernelOf(grid: Grid, factor: Factor, radius: number, { first, second }: Means): Kernel {
  const unit = factor.kind === 'linear' ? 1 : first;
  const square = unit * unit;
  return {
    logUnit: log(unit),
    values: valuesOf(grid, factor, radius).map((value) => value / square),
    atOne: second / square,
  };
}
