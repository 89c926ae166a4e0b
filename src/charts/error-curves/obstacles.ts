import type { Box, Curve, Floor, Obstacle, Point } from './model.ts';

/** Distance in px at which lines are sampled. */
const STEP = 8;

/** Points along a polyline, at most `STEP` apart, ends included. */
export function along(points: readonly Point[], weight: number): readonly Obstacle[] {
  const found: Obstacle[] = [];
  for (const [index, to] of points.entries()) {
    const from = points[index - 1] ?? to;
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP));
    for (let step = 1; step <= count; step += 1) {
      const t = step / count;
      found.push({ x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y), weight });
    }
  }
  return found;
}

/** What words should not cover: lines, marks (twice as heavy), the arrows of limits. */
export function obstaclesOf(curves: readonly Curve[], floor: Floor | undefined): readonly Obstacle[] {
  return [
    ...curves.flatMap((curve) => [
      ...along(vertices(curve.path), curve.faint ? 0.5 : 1),
      ...along(vertices(curve.theory ?? ''), curve.faint ? 0.5 : 1),
      ...along(vertices(curve.doubt ?? ''), 0.7),
      ...curve.marks.map(({ x, y }) => ({ x, y, weight: 3 })),
      ...curve.marks.filter((mark) => mark.kind === 'limit').map(({ x, y }) => ({ x, y: y + 14, weight: 3 })),
    ]),
    ...along(vertices(floor?.line ?? ''), 0.5),
  ];
}

/** The corners of a path of straight pieces. Pieces that start anew are taken as joined: that only warns too often. */
export function vertices(path: string): readonly Point[] {
  return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

export function contains(box: Box, point: Point, margin = 0): boolean {
  return (
    point.x >= box.left - margin &&
    point.x <= box.right + margin &&
    point.y >= box.top - margin &&
    point.y <= box.bottom + margin
  );
}

export function overlap(one: Box, other: Box, margin = 0): boolean {
  return (
    one.left < other.right + margin &&
    other.left < one.right + margin &&
    one.top < other.bottom + margin &&
    other.top < one.bottom + margin
  );
}

export function within(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

/** Weight of all that lies in a box. */
export function burden(box: Box, obstacles: readonly Obstacle[], margin: number): number {
  let sum = 0;
  for (const obstacle of obstacles) if (contains(box, obstacle, margin)) sum += obstacle.weight;
  return sum;
}

/** The first of the candidates with the least cost. */
export function best<T>(candidates: readonly T[], cost: (candidate: T) => number): T | undefined {
  const costs = candidates.map(cost);
  return candidates[costs.indexOf(Math.min(...costs))];
}
