import { asin } from '../../../numerics/special/arcsine.ts';
import { plain } from '../../scaled.ts';
import type { ExactAlgorithm } from '../../contract.ts';
import type { Halfspaces } from '../instance.ts';
import { indicatorExact } from './values.ts';

const TWO_PI = 6.283185307179586;

/** A vector in the plane, of any length above 0. */
export type Planar = readonly [number, number];

/** The two outermost of some vectors that lie in one open half-plane, with the angle from one to the other. */
export interface Fan {
  /** Index of the vector from which all others are reached counter-clockwise, and of the last one reached. */
  readonly first: number;
  readonly last: number;
  /** In [0, π). */
  readonly angle: number;
}

function cross([a, b]: Planar, [c, d]: Planar): number {
  return a * d - b * c;
}

function along([a, b]: Planar, [c, d]: Planar): number {
  return a * c + b * d;
}

/** The angle in [0, π] from v counter-clockwise to w, for cross(v, w) ≥ 0. */
function angleTo(v: Planar, w: Planar): number {
  const length = Math.sqrt(along(v, v) * along(w, w));
  const [sine, cosine] = [cross(v, w) / length, along(v, w) / length];
  if (Math.abs(cosine) <= sine) return 0.5 * Math.PI - asin(Math.max(-1, Math.min(1, cosine)));
  const angle = asin(Math.min(1, sine));
  return cosine > 0 ? angle : Math.PI - angle;
}

/** Whether w is counter-clockwise of v by less than a half turn, or has its direction. */
function follows(v: Planar, w: Planar): boolean {
  const turn = cross(v, w);
  return turn > 0 || (turn === 0 && along(v, w) > 0);
}

/** The fan of some vectors, at least one; undefined where no open half-plane holds them all. */
export function fanOf(vectors: readonly Planar[]): Fan | undefined {
  const first = vectors.findIndex((v) => vectors.every((w) => follows(v, w)));
  const start = vectors[first];
  if (!start) return undefined;
  let [last, angle] = [first, 0];
  for (const [i, w] of vectors.entries()) {
    const turned = angleTo(start, w);
    if (turned > angle) [last, angle] = [i, turned];
  }
  return { first, last, angle };
}

/** Unbiased halfspaces of the plane: the arc that is left, π less the angle of their fan (random-halfspaces §7). */
export function planarHalfspaces(instance: Halfspaces): ExactAlgorithm | undefined {
  const { count, dimension, factor, directions } = instance;
  if (dimension !== 2 || count === 0 || factor.kind !== 'halfspace' || factor.threshold !== 0) return undefined;
  return {
    name: 'intersection of arcs',
    cost: 100 + 4 * count * count,
    *run() {
      const vectors = Array.from({ length: count }, (_, i): Planar => [directions[2 * i]!, directions[2 * i + 1]!]);
      const fan = fanOf(vectors);
      yield null;
      return indicatorExact(plain(Float64Array.of(fan ? (Math.PI - fan.angle) / TWO_PI : 0)), 0);
    },
  };
}
