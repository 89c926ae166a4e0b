import { describe, expect, it } from 'vitest';
import { colourOf, dashOf, dotsOf, markPath, shapeOf, type Shape, type Slot } from './palette.ts';

const SLOTS: readonly Slot[] = [0, 1, 2, 3, 4, 5, 6];

/** Corners of a polygon's path. */
function corners(path: string): [number, number][] {
  return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** Area by the shoelace formula. */
function area(path: string): number {
  const points = corners(path);
  const twice = points.map(([x, y], index) => {
    const [x2, y2] = points[(index + 1) % points.length] ?? [0, 0];
    return x * y2 - x2 * y;
  });
  return Math.abs(twice.reduce((sum, part) => sum + part, 0)) / 2;
}

describe('palette', () => {
  it('gives each slot its own hue and its own shape', () => {
    expect(SLOTS.map(colourOf)).toEqual(SLOTS.map((slot) => `var(--m${slot})`));
    expect(new Set(SLOTS.map(shapeOf)).size).toBe(SLOTS.length);
  });

  it('counts the sides: three for order 3, four for order 4', () => {
    expect(corners(markPath(shapeOf(3), 10))).toHaveLength(3);
    expect(corners(markPath(shapeOf(4), 10))).toHaveLength(4);
    expect(corners(markPath(shapeOf(6), 10))).toHaveLength(5);
  });

  it('points triangles up and down', () => {
    const tops = (shape: Shape): number => corners(markPath(shape, 10))[0]?.[1] ?? 0;
    expect(tops('triangle')).toBeLessThan(-4);
    expect(tops('triangle-down')).toBeGreaterThan(4);
  });

  it('keeps the areas of all solid shapes within a quarter of each other', () => {
    const areas = (['diamond', 'triangle', 'square', 'triangle-down', 'pentagon'] as const).map((shape) =>
      area(markPath(shape, 10)),
    );
    const disc = Math.PI * 4.2 ** 2;
    for (const each of areas) expect(Math.abs(each / disc - 1)).toBeLessThan(0.25);
  });

  it('stays within 70 % of its size around the origin and grows with it', () => {
    for (const slot of SLOTS.filter((each) => shapeOf(each) !== 'circle')) {
      for (const [x, y] of corners(markPath(shapeOf(slot), 10))) expect(Math.hypot(x, y)).toBeLessThan(7);
      const unit = corners(markPath(shapeOf(slot), 100));
      for (const [index, [x]] of corners(markPath(shapeOf(slot), 10)).entries()) {
        expect(unit[index]?.[0]).toBeCloseTo(10 * x, 0);
      }
    }
  });

  it('dashes other variants and dots sampling', () => {
    expect([dashOf('solid'), dashOf('dashed'), dotsOf(2)]).toEqual([undefined, '7 4', '0.2 4.8']);
  });
});
