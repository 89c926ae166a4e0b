/**
 * Heₙ(z), the Hermite polynomial orthogonal under φ, for a whole n ≥ 0: He₀ = 1, He₁ = z, Heₙ₊₁ = z·Heₙ − n·Heₙ₋₁. The
 * derivative of Heₙφ is −Heₙ₊₁φ, so φHeₙ₊₁ has the upper tail φ(z)·Heₙ(z).
 */
export function hermite(degree: number, z: number): number {
  let [last, value] = [0, 1];
  for (let n = 0; n < degree; n++) [last, value] = [value, z * value - n * last];
  return value;
}
