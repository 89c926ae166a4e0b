import { factorial, fallingFactorial } from './partitions.ts';

/**
 * a_j of the projector Π_ρ = Σ_j a_j R^j Λ^j on the harmonic component of radial index ρ of symmetric tensors of order d in
 * n dimensions (cumulant-propagation §5.5), c = d − ρ + n/2 − 1.
 */
export function projectorCoefficient(n: number, order: number, radial: number, j: number): number {
  const c = order - radial + n / 2 - 1;
  let divisor = factorial(radial) * factorial(j - radial) * c;
  for (let t = 0; t < j; t++) divisor *= 4 * (1 - c + t);
  return ((radial % 2 === 0 ? 1 : -1) * (c - radial)) / divisor;
}

/**
 * What `core` the part of a symmetric tensor with radial index ≥ r has, so that Sym(core ⊗ I^r) is that part: the
 * coefficients C_j, j = r … ⌊d/2⌋, of core = Σ_j C_j R^(j−r) tr^j, tr the trace over two axes
 * (cumulant-propagation §5.5, with ΛA = d(d − 1) tr A).
 */
export function coreCoefficients(n: number, order: number, radial: number): number[] {
  const last = Math.floor(order / 2);
  return Array.from({ length: last - radial + 1 }, (_, step) => {
    const j = radial + step;
    let sum = 0;
    for (let rho = radial; rho <= j; rho++) sum += projectorCoefficient(n, order, rho, j);
    return sum * fallingFactorial(order, 2 * j);
  });
}
