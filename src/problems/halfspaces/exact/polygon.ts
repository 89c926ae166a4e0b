import { plain } from '../../scaled.ts';
import type { ExactAlgorithm, Work } from '../../contract.ts';
import { directionAt, type Halfspaces } from '../instance.ts';
import { angleBetween, dotOf } from './angles.ts';
import { fanOf, type Planar } from './planar.ts';
import { indicatorExact } from './values.ts';

const TWO_PI = 6.283185307179586;
/** Directions nearer to each other than this are one. */
const SAME = 1e-14;

/** Two unit vectors that make an orthonormal basis with v. */
function planeAcross(v: Float64Array): readonly [Float64Array, Float64Array] {
  const [x, y, z] = [v[0]!, v[1]!, v[2]!];
  // Across the coordinate axis that v is least along.
  const axis = Math.abs(x) <= Math.abs(y) && Math.abs(x) <= Math.abs(z) ? 0 : Math.abs(y) <= Math.abs(z) ? 1 : 2;
  const raw = [
    [0, -z, y],
    [z, 0, -x],
    [-y, x, 0],
  ][axis]!;
  const length = Math.sqrt(raw[0]! * raw[0]! + raw[1]! * raw[1]! + raw[2]! * raw[2]!);
  const a = Float64Array.from(raw, (entry) => entry / length);
  const b = Float64Array.of(y * a[2]! - z * a[1]!, z * a[0]! - x * a[2]!, x * a[1]! - y * a[0]!);
  return [a, b];
}

/** Directions without repetitions; undefined if two are opposite, which leaves nothing. */
function distinct(directions: readonly Float64Array[]): readonly Float64Array[] | undefined {
  const kept: Float64Array[] = [];
  for (const v of directions) {
    const angles = kept.map((w) => angleBetween(v, w));
    if (angles.some((angle) => Math.PI - angle < SAME)) return undefined;
    if (angles.every((angle) => angle >= SAME)) kept.push(v);
  }
  return kept;
}

/** Half the sum of the exterior angles at the two ends of the edge on the great circle across v_i; 0 if it has no edge. */
function exteriorAt(directions: readonly Float64Array[], i: number): number {
  const v = directions[i]!;
  const [a, b] = planeAcross(v);
  const others = directions.filter((_, j) => j !== i);
  // On the circle, cos φ·a + sin φ·b, the other halfspaces are half-circles.
  const fan = fanOf(others.map((w): Planar => [dotOf(w, a), dotOf(w, b)]));
  if (!fan) return 0;
  return 0.5 * (angleBetween(v, others[fan.first]!) + angleBetween(v, others[fan.last]!));
}

/** The share of the sphere: (2π − Σ exterior angles)/4π of the polygon, 0 where no great circle has an edge (§7). */
function* share(directions: readonly Float64Array[]): Work<never, number> {
  const kept = distinct(directions);
  if (!kept) return 0;
  if (kept.length === 1) return 0.5;
  let exterior = 0;
  for (const i of kept.keys()) {
    exterior += exteriorAt(kept, i);
    yield null;
  }
  return exterior === 0 ? 0 : Math.max(0, (TWO_PI - exterior) / (2 * TWO_PI));
}

/** Unbiased halfspaces of three dimensions: the area of a spherical polygon (random-halfspaces §7). */
export function polygonOfHalfspaces(instance: Halfspaces): ExactAlgorithm | undefined {
  const { count, dimension, factor } = instance;
  if (dimension !== 3 || count === 0 || factor.kind !== 'halfspace' || factor.threshold !== 0) return undefined;
  return {
    name: 'spherical polygon',
    cost: 100 + 8 * count * count * count,
    *run() {
      const directions = Array.from({ length: count }, (_, i) => directionAt(instance, i));
      return indicatorExact(plain(Float64Array.of(yield* share(directions))), 0);
    },
  };
}
