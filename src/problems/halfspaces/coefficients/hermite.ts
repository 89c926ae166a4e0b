import { gaussLegendre, onPieces, type Rule } from '../../../numerics/quadrature/gauss-legendre.ts';
import { normalCdf, normalPdf } from '../../../numerics/special/normal.ts';
import { type Factor, factorAt, type SmoothFactor, steepPlaces } from '../factor.ts';
import { type FactorMoments, rowsOf } from './moments.ts';
import { hermitePolynomials } from './polynomials.ts';

/** Beyond it the normal density is 1e-43. */
const END = 14;
const NODES = 200;

/** E[1[z ≥ τ] He_p(z)] for p = 0 … top: Φ(−τ), then φ(τ) He_{p−1}(τ). */
function halfspaceMoments(threshold: number, top: number): number[] {
  const density = normalPdf(threshold);
  return [normalCdf(-threshold), ...hermitePolynomials(threshold, top).map((value) => density * value)];
}

/** A rule with the normal density in its weights: pieces that end where the factor is steep. */
function gaussianRule(factor: SmoothFactor): Rule {
  const inner = steepPlaces(factor).filter((place) => Math.abs(place) < END);
  const { nodes, weights } = onPieces(gaussLegendre(NODES), [-END, ...inner, END]);
  return { nodes, weights: weights.map((weight, i) => weight * normalPdf(nodes[i]!)) };
}

/** E[h^power He_p] for p = 0 … top, by quadrature. */
function integrals(factor: SmoothFactor, top: number, power: 1 | 2): number[] {
  const { nodes, weights } = gaussianRule(factor);
  const sums = new Array<number>(top + 1).fill(0);
  for (const [i, z] of nodes.entries()) {
    const value = factorAt(factor, z);
    const weighted = weights[i]! * (power === 1 ? value : value * value);
    for (const [p, polynomial] of hermitePolynomials(z, top).entries()) sums[p]! += weighted * polynomial;
  }
  return sums;
}

/** E[Φ(sz − b) He_p(z)] = ρ^p times a halfspace's at b/√(1 + s²), ρ = s/√(1 + s²). */
function probitMoments(scale: number, bias: number, top: number): number[] {
  const root = Math.sqrt(1 + scale * scale);
  let power = 1;
  return halfspaceMoments(bias / root, top).map((moment) => {
    const value = power * moment;
    power *= scale / root;
    return value;
  });
}

function momentsUpTo(factor: Factor, top: number): { readonly first: number[]; readonly second: number[] } {
  switch (factor.kind) {
    case 'halfspace': {
      const first = halfspaceMoments(factor.threshold, top);
      return { first, second: first };
    }
    case 'probit':
      return { first: probitMoments(factor.scale, factor.bias, top), second: integrals(factor, top, 2) };
    case 'logistic':
      return { first: integrals(factor, top, 1), second: integrals(factor, top, 2) };
    case 'linear':
      return { first: [0, 1], second: [1, 0, 2] };
  }
}

/** Moments in the Hermite basis for degree d: closed forms, and Gauss–Legendre sums where there are none. */
export function hermiteMoments(factor: Factor, degree: number): FactorMoments {
  const { first, second } = momentsUpTo(factor, 2 * degree);
  return {
    first: rowsOf(degree, (_, p) => first[p] ?? 0),
    second: rowsOf(degree, (_, p) => second[p] ?? 0),
  };
}
