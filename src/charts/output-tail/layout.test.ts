import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vertices } from '../error-curves/obstacles.ts';
import { anyData } from './arbitrary.ts';
import { FAILING, SKEWED } from './fixtures.ts';
import { edgesOf, layoutOutputTail, nearest, traceKey, type Layout, type Line } from './layout.ts';

const width = fc.integer({ min: 240, max: 1900 });

function tailOf(layout: Layout, name: string): Line {
  const line = layout.tails.find((each) => each.name === name);
  if (line === undefined) throw new Error(`no tail of ${name}`);
  return line;
}

describe('the layout', () => {
  const drawn = layoutOutputTail(SKEWED, 760);

  it('is the same picture as before', () => {
    const { key, upper, lower, xTicks, dots, limits, tails, histogram } = drawn;
    const rounded = JSON.stringify(
      {
        key: key.map(({ x, y, name, detail }) => [x, y, name, detail]),
        upper,
        lower,
        xTicks,
        dots,
        limits,
        tails,
        histogram,
      },
      (_, value: unknown) => (typeof value === 'number' ? Math.round(value) : value),
      1,
    );
    expect(rounded).toMatchSnapshot();
  });

  it('labels decades from one down to one in a million, and hatches the last three', () => {
    expect(drawn.tailTicks.flatMap(({ label }) => label ?? []).toReversed()).toEqual(['1', '10⁻²', '10⁻⁴', '10⁻⁶']);
    const { lower, rough } = drawn;
    expect(rough.top).toBeCloseTo((lower.top + lower.bottom) / 2, 6);
  });

  it('draws both panels over one axis', () => {
    expect([drawn.upper.left, drawn.upper.right]).toEqual([drawn.lower.left, drawn.lower.right]);
    expect(drawn.upper.bottom).toBeLessThan(drawn.lower.top);
  });

  it('breaks a line off where the expansion fails, with a mark and a word', () => {
    const layout = layoutOutputTail(FAILING, 760);
    const line = tailOf(layout, 'Edgeworth');
    const last = vertices(line.path).at(-1);
    expect(line.breaks).toHaveLength(1);
    expect(line.breaks[0]?.x).toBeCloseTo(last?.x ?? 0, 0);
    expect(layout.key.find(({ name }) => name === 'Edgeworth')?.detail).toBe('negative from t = 2.1');
  });

  it('lets a line that stays a probability run into the lower edge, and draws nothing under it', () => {
    const line = tailOf(drawn, 'Gaussian');
    expect(line.breaks).toEqual([]);
    expect(vertices(line.path).at(-1)?.y).toBeCloseTo(drawn.lower.bottom, 0);
  });

  it('draws upper limits at 3/N where nothing was seen, and no dots there', () => {
    const none = SKEWED.tail.sampled.filter(({ count }) => count === 0).length;
    expect(none).toBeGreaterThan(0);
    const right = Math.max(...drawn.dots.map(({ x }) => x));
    expect(drawn.limits.every(({ x }) => x > right)).toBe(true);
    const { top, bottom } = drawn.lower;
    expect(drawn.limits[0]?.y).toBeCloseTo(top + ((bottom - top) * Math.log10(3 / 1371)) / -6, 6);
  });

  it('wraps the key on a phone', () => {
    const lines = new Set(layoutOutputTail(SKEWED, 288).key.map(({ y }) => y));
    expect(lines.size).toBe(2);
    const { methods } = FAILING.tail;
    const long = methods.map((method) => ({ ...method, name: `${method.name} expansion, first order` }));
    const { key, upper } = layoutOutputTail({ ...FAILING, tail: { ...FAILING.tail, methods: long } }, 288);
    const below = key.find(({ detail }) => detail !== undefined)?.below;
    expect(below).toEqual({ x: 32, y: 72 });
    expect(upper.top).toBeGreaterThan(72 + 30);
  });

  it('knows the edges of one bin and of many', () => {
    const bin = (x: number) => ({ x, sampled: 1, low: 1, high: 1 });
    expect(edgesOf([bin(2)])).toEqual([1.5, 2.5]);
    expect(edgesOf([bin(0), bin(1), bin(2)])).toEqual([-0.5, 0.5, 1.5, 2.5]);
    expect(edgesOf([])).toEqual([]);
  });

  it('keeps everything in its panel, whatever the data', () => {
    fc.assert(
      fc.property(anyData, width, (data, px) => {
        const layout = layoutOutputTail(data, px);
        const { upper, lower, dots, bars, limits, tails, densities, histogram } = layout;
        const paths = [
          histogram.area,
          histogram.band,
          ...densities.map(({ path }) => path),
          ...tails.map(({ path }) => path),
        ];
        expect(paths.join('')).not.toMatch(/NaN|Infinity|undefined/);
        const below = [
          ...tails.flatMap(({ path }) => vertices(path)),
          ...dots,
          ...bars,
          ...bars.flatMap(({ x, low, high }) => [
            { x, y: low },
            { x, y: high },
          ]),
          ...limits,
          ...tails.flatMap(({ breaks }) => breaks),
        ];
        for (const { x, y } of below) {
          expect(x).toBeGreaterThan(lower.left - 0.1);
          expect(x).toBeLessThan(lower.right + 0.1);
          expect(y).toBeGreaterThan(lower.top - 0.1);
          expect(y).toBeLessThan(lower.bottom + 0.1);
        }
        const above = [histogram.area, histogram.band, ...densities.map(({ path }) => path)].flatMap(vertices);
        for (const { x, y } of above) {
          expect(x).toBeGreaterThan(upper.left - 0.1);
          expect(x).toBeLessThan(upper.right + 0.1);
          expect(y).toBeGreaterThan(upper.top - 0.1);
          expect(y).toBeLessThan(upper.bottom + 0.1);
        }
      }),
    );
  });
});

describe('tracing', () => {
  it('steps through thresholds and stops at the ends', () => {
    expect([traceKey(5, undefined, 'ArrowRight'), traceKey(5, undefined, 'ArrowLeft')]).toEqual([0, 4]);
    expect([traceKey(5, 4, 'ArrowRight'), traceKey(5, 0, 'ArrowLeft'), traceKey(5, 2, 'End')]).toEqual([4, 0, 4]);
    expect([traceKey(0, undefined, 'End'), traceKey(5, 2, 'x')]).toEqual([undefined, undefined]);
  });

  it('finds the nearest threshold', () => {
    const layout = layoutOutputTail(SKEWED, 760);
    expect([nearest(layout, -99), nearest(layout, 9999)]).toEqual([0, 30]);
    expect(nearest(layout, layout.stops[7]?.x ?? 0)).toBe(7);
  });
});
