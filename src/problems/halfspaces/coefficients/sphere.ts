import { gaussLegendre, onPieces, type Rule } from '../../../numerics/quadrature/gauss-legendre.ts';
import { asin } from '../../../numerics/special/arcsine.ts';
import { capDensity, capShare } from '../../../numerics/special/cap.ts';
import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import { cos, sin } from '../../../numerics/special/sine.ts';
import { type Factor, factorAt, type SmoothFactor, steepPlaces } from '../factor.ts';
import { type FactorMoments, rowsOf } from './moments.ts';
import { gegenbauer } from './polynomials.ts';

const NODES = 200;
const HALF_PI = 1.5707963267948966;

/** μ_{q,p} of 1[z ≥ τ] at t₀ = τ/R, m = n + 2q: the share of a cap, then γ_m/(m − 1)·(1 − t₀²)^{(m−1)/2}·P_{p−1} two dimensions up. */
function halfspaceMoment(n: number, t0: number, q: number, p: number): number {
  const m = n + 2 * q;
  if (p === 0) return capShare(m, t0);
  if (Math.abs(t0) >= 1) return 0;
  const edge = exp(((m - 1) / 2) * log((1 - t0) * (1 + t0)));
  return (capDensity(m) / (m - 1)) * edge * gegenbauer(m + 2, t0, p - 1)[p - 1]!;
}

/** Of z = Rt: P_1 alone. */
function linearMoment(n: number, radius: number, q: number, p: number): number {
  return p === 1 ? radius / (n + 2 * q) : 0;
}

/** Of z² = R²t²: t² = ((m − 1) P_2 + 1)/m, and E P_2² = 2/((m + 2)(m − 1)). */
function squareMoment(n: number, radius: number, q: number, p: number): number {
  const m = n + 2 * q;
  if (p === 0) return (radius * radius) / m;
  return p === 2 ? (2 * radius * radius) / (m * (m + 2)) : 0;
}

/** Angles θ with weights dθ, t = sin θ ∈ [−1, 1], in pieces that end where the factor is steep. */
export function angles(places: readonly number[], radius: number, nodes: number): Rule {
  const inner = places.filter((place) => Math.abs(place) < radius).map((place) => asin(place / radius));
  return onPieces(gaussLegendre(nodes), [-HALF_PI, ...inner, HALF_PI]);
}

/** Sums over angles: weight γ_m cos^{m−2} θ dθ with m = n + 2q, value h(R sin θ) or its square. */
function integrals(factor: SmoothFactor, n: number, radius: number, degree: number): FactorMoments {
  const { nodes, weights } = angles(steepPlaces(factor), radius, NODES);
  const [first, second] = [rowsOf(degree, () => 0), rowsOf(degree, () => 0)];
  const densities = first.map((_, q) => capDensity(n + 2 * q));
  for (const [i, theta] of nodes.entries()) {
    const [t, height] = [sin(theta), cos(theta)];
    const value = factorAt(factor, radius * t);
    let weight = weights[i]! * exp((n - 2) * log(height));
    for (let q = 0; q <= degree; q++) {
      const weighted = weight * densities[q]! * value;
      for (const [p, polynomial] of gegenbauer(n + 2 * q, t, 2 * (degree - q)).entries()) {
        first[q]![p]! += weighted * polynomial;
        second[q]![p]! += weighted * value * polynomial;
      }
      weight *= height * height;
    }
  }
  return { first, second };
}

/** Moments on the sphere of radius R in n ≥ 2 dimensions for degree d: closed forms, and sums over angles where there are none. */
export function sphereMoments(factor: Factor, n: number, radius: number, degree: number): FactorMoments {
  switch (factor.kind) {
    case 'halfspace': {
      const first = rowsOf(degree, (q, p) => halfspaceMoment(n, factor.threshold / radius, q, p));
      return { first, second: first };
    }
    case 'linear':
      return {
        first: rowsOf(degree, (q, p) => linearMoment(n, radius, q, p)),
        second: rowsOf(degree, (q, p) => squareMoment(n, radius, q, p)),
      };
    case 'probit':
    case 'logistic':
      return integrals(factor, n, radius, degree);
  }
}
