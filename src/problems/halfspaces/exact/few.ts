import { plain } from '../../scaled.ts';
import type { ExactAlgorithm } from '../../contract.ts';
import { directionAt, type Halfspaces } from '../instance.ts';
import { angleBetween } from './angles.ts';
import { indicatorExact } from './values.ts';

const TWO_PI = 6.283185307179586;
const MOST = 3;

/**
 * P(v_i·x ≥ 0 for all i) of at most three directions (random-halfspaces §7): 1, ½, then (π − α₁₂)/2π, and
 * (2π − α₁₂ − α₁₃ − α₂₃)/4π with the angles α between directions; the arcsines of §7 are π/2 − α.
 */
function probability(directions: readonly Float64Array[]): number {
  const [a, b, c] = directions;
  if (!a) return 1;
  if (!b) return 0.5;
  const between = angleBetween(a, b);
  if (!c) return (Math.PI - between) / TWO_PI;
  return Math.max(0, (TWO_PI - between - angleBetween(a, c) - angleBetween(b, c)) / (2 * TWO_PI));
}

/** The closed form for at most three unbiased halfspaces, in any dimension; undefined for others. */
export function fewHalfspaces(instance: Halfspaces): ExactAlgorithm | undefined {
  const { count, dimension, factor } = instance;
  if (count > MOST || factor.kind !== 'halfspace' || (count > 0 && factor.threshold !== 0)) return undefined;
  return {
    name: 'angles between directions',
    cost: 100 + 12 * count * dimension,
    *run() {
      const directions = Array.from({ length: count }, (_, i) => directionAt(instance, i));
      yield null;
      return indicatorExact(plain(Float64Array.of(probability(directions))), 0);
    },
  };
}
