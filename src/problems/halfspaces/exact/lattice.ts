import { fold, key, type Key } from '../../../numerics/rng/key.ts';

/** Names the shifts: they belong to the algorithm, not to an instance. */
const SHIFTS = fold(key(0), 'halfspaces', 'lattice');
const TWO_32 = 4294967296;
/** Points stay so far from 0 and 1, where quantiles are infinite. */
const EDGE = 1e-16;

/** The first `count` primes, by trial division. */
function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    if (!found.some((prime) => n % prime === 0)) found.push(n);
  }
  return found;
}

/** The irrational steps √2, √3, √5, … of Richtmyer's lattice, one a variable. */
export function latticeSteps(variables: number): Float64Array {
  return Float64Array.from(primes(variables), (prime) => Math.sqrt(prime));
}

function uniform([low, high]: Key): number {
  return (high + low / TWO_32) / TWO_32;
}

/** The shift number `index`, uniform in [0, 1) for every variable. */
export function latticeShift(variables: number, index: number): Float64Array {
  const own = fold(SHIFTS, index);
  return Float64Array.from({ length: variables }, (_, j) => uniform(fold(own, j)));
}

/** Coordinate of point i ≥ 1: |2·frac(i·step + shift) − 1|, the tent of a shifted lattice (random-halfspaces §7, *Points*). */
export function latticePoint(i: number, step: number, shift: number): number {
  const at = i * step + shift;
  return Math.min(1 - EDGE, Math.max(EDGE, Math.abs(2 * (at - Math.floor(at)) - 1)));
}
