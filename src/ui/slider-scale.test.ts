import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntField } from '../problems/schema.ts';
import { keyTarget, positionOf, roomForLabels, snap, stepStops, stops, valueAt } from './slider-scale.ts';

const field = (scale: 'linear' | 'log', min: number, max: number, ticks: readonly number[] = []): IntField => ({
  type: 'int',
  label: 'Width',
  min,
  max,
  default: min,
  scale,
  ticks,
});

const width = field('log', 4, 512, [4, 8, 16, 32, 64, 128, 256, 512]);
const samples = field('log', 10_000, 270_000_000, [10_000, 400_000, 16_000_000, 270_000_000]);
const offset = field('linear', 0, 100, [0, 25, 50, 75, 100]);

const anyField = fc
  .record({
    scale: fc.constantFrom('linear' as const, 'log' as const),
    min: fc.integer({ min: 1, max: 1000 }),
    span: fc.integer({ min: 1, max: 1_000_000 }),
    ticks: fc.array(fc.integer({ min: 1, max: 1_001_000 }), { maxLength: 8 }),
  })
  .map(({ scale, min, span, ticks }) => field(scale, min, min + span, ticks));
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

describe('positions on the track', () => {
  it('puts equal ratios at equal distances on a log scale', () => {
    for (const [i, tick] of width.ticks.entries()) expect(positionOf(width, tick)).toBeCloseTo(i / 7, 12);
  });

  it('starts at 0 on a linear scale that begins at zero', () => {
    expect([0, 25, 100].map((x) => positionOf(offset, x))).toEqual([0, 0.25, 1]);
  });

  it('keeps values outside the range at the nearer end', () => {
    expect([positionOf(width, 1), positionOf(width, 9999), valueAt(width, -1), valueAt(width, 2)]).toEqual([
      0, 1, 4, 512,
    ]);
  });

  it('refuses a log scale that contains zero', () => {
    expect(() => positionOf(field('log', 0, 10), 5)).toThrow('Width: a log scale needs min > 0');
  });

  it('has one place for a field with a single value', () => {
    expect([positionOf(field('log', 7, 7), 7), valueAt(field('linear', 7, 7), 0.5)]).toEqual([0, 7]);
  });

  it('finds every whole number again at its position', () => {
    fc.assert(
      fc.property(anyField, fraction, (f, at) => {
        const value = Math.round(f.min + at * (f.max - f.min));
        expect(Math.round(valueAt(f, positionOf(f, value)))).toBe(value);
      }),
    );
  });

  it('never turns back', () => {
    fc.assert(
      fc.property(anyField, fraction, fraction, (f, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(valueAt(f, low)).toBeLessThanOrEqual(valueAt(f, high));
      }),
    );
  });
});

describe('dragging', () => {
  const pixel = 1 / 240;

  it('stops at whole numbers in range that never turn back, and at both ends', () => {
    fc.assert(
      fc.property(anyField, fraction, fraction, fc.integer({ min: 20, max: 2000 }), (f, a, b, length) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const values = [0, low, high, 1].map((at) => snap(f, at, 1 / length));
        expect(values.every(Number.isInteger)).toBe(true);
        expect(values).toEqual(values.toSorted((x, y) => x - y));
        expect([values[0], values[3]]).toEqual([f.min, f.max]);
      }),
      { numRuns: 500 },
    );
  });

  it('reaches every whole number where neighbours are more than a pixel apart', () => {
    const seen = new Set(Array.from({ length: 241 }, (_, x) => snap(width, x * pixel, pixel)));
    expect(Array.from({ length: 37 }, (_, i) => i + 4).every((n) => seen.has(n))).toBe(true);
  });

  it('reaches every tick', () => {
    for (const f of [width, samples, offset]) {
      const seen = new Set(Array.from({ length: 241 }, (_, x) => snap(f, x * pixel, pixel)));
      expect(f.ticks.filter((tick) => !seen.has(tick))).toEqual([]);
    }
  });

  it('gives round numbers where a pixel spans many', () => {
    // A pixel at 5 million spans ± 2.1 %: 5 000 000 is its only multiple of 500 000.
    expect(snap(samples, positionOf(samples, 5_030_000), pixel)).toBe(5_000_000);
    expect(snap(samples, positionOf(samples, 1_234_567), pixel)).toBe(1_250_000);
  });
});

describe('keys', () => {
  it('stop at the ends and at the ticks between them', () => {
    expect(stops(field('log', 3, 100, [8, 4, 200, 1, 8]))).toEqual([3, 4, 8, 100]);
  });

  it('step from tick to tick, from between two ticks to either, and stay at the ends', () => {
    expect([stepStops(width, 64, 1), stepStops(width, 65, 1), stepStops(width, 65, -1)]).toEqual([128, 128, 64]);
    expect([stepStops(width, 512, 1), stepStops(width, 4, -1), stepStops(width, 256, 2)]).toEqual([512, 4, 512]);
  });

  it.each([
    ['ArrowRight', false, 128],
    ['ArrowUp', false, 128],
    ['ArrowLeft', false, 32],
    ['ArrowDown', false, 32],
    ['ArrowRight', true, 65],
    ['ArrowDown', true, 63],
    ['PageUp', false, 256],
    ['PageDown', false, 16],
    ['Home', false, 4],
    ['End', false, 512],
    ['a', false, undefined],
    ['Tab', true, undefined],
  ])('%s with shift %s leads from 64 to %s', (key, shift, target) => {
    expect(keyTarget(width, 64, key, shift)).toBe(target);
  });

  it('step one unit at most to the end', () => {
    expect([keyTarget(width, 512, 'ArrowUp', true), keyTarget(offset, 0, 'ArrowDown', true)]).toEqual([512, 0]);
  });

  it('walk through all stops and back', () => {
    fc.assert(
      fc.property(anyField, (f) => {
        const all = stops(f);
        let value = f.min;
        for (const next of all.slice(1)) expect((value = stepStops(f, value, 1))).toBe(next);
        for (const next of all.slice(0, -1).toReversed()) expect((value = stepStops(f, value, -1))).toBe(next);
      }),
    );
  });
});

describe('room for tick labels', () => {
  it('is set by the tightest pair', () => {
    // Two labels of 3 characters a quarter of the track apart: 3 × 0.4 + 0.45 rem on a quarter.
    expect(roomForLabels([0, 0.5, 0.75], [1, 3, 3])).toBeCloseTo(6.6, 12);
  });

  it('is nothing for a single label', () => {
    expect(roomForLabels([0.5], [3])).toBe(0);
  });
});
