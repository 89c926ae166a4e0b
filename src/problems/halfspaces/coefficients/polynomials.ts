/**
 * Gegenbauer polynomials in dimension m ≥ 2, normalised to P_p(1) = 1, at t: P_0 … P_top by
 * (p + m − 2) P_{p+1} = (2p + m − 2) t P_p − p P_{p−1} (random-halfspaces §1).
 */
export function gegenbauer(m: number, t: number, top: number): number[] {
  const values = [1, t];
  for (let p = 1; p < top; p++) values.push(((2 * p + m - 2) * t * values[p]! - p * values[p - 1]!) / (p + m - 2));
  return values.slice(0, top + 1);
}

/** Hermite polynomials He_0 … He_top at z: He_{p+1} = z He_p − p He_{p−1}. */
export function hermitePolynomials(z: number, top: number): number[] {
  const values = [1, z];
  for (let p = 1; p < top; p++) values.push(z * values[p]! - p * values[p - 1]!);
  return values.slice(0, top + 1);
}

/** How many spherical harmonics of degree ℓ there are in dimension n ≥ 2: D_0 = 1, D_1 = n (random-halfspaces §8). */
export function harmonicCount(n: number, degree: number): number {
  if (degree === 0) return 1;
  // (2ℓ + n − 2)/ℓ · C(n + ℓ − 3, ℓ − 1), which is the same and has no 0/0.
  let count = (2 * degree + n - 2) / degree;
  for (let i = 1; i < degree; i++) count *= (n + i - 2) / i;
  return count;
}
