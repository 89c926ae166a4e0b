import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOUR, group, quantiles } from './fixtures.ts';
import { barsOf, layoutCalibration, normalBetween } from './layout.ts';
import { nearest, readoutOf, traceKey, type Cursor } from './trace.ts';

const groups = fc
  .array(
    fc.oneof(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 }),
      fc.double({ min: 0.1, max: 20, noNaN: true }).map((scale) => quantiles(200, scale)),
    ),
    { maxLength: 7 },
  )
  .map((all) => all.map((ratios, index) => group((index % 7) as 0, ratios)));
const width = fc.integer({ min: 240, max: 1900 });

describe('bars', () => {
  it('count every error once, with 1σ and 2σ at their edges', () => {
    const bars = barsOf([-0.1, 0.3, 0.99, 1, 1.01, -3.9, 4.5], 4);
    expect(bars).toHaveLength(17);
    expect(bars.map(({ count }) => count).join('')).toBe('11012000000000011');
    expect([bars[4]?.from, bars[8]?.from, bars[16]?.to]).toEqual([1, 2, Infinity]);
  });

  it('stand beside what a normal has', () => {
    expect(normalBetween(0, 1)).toBeCloseTo(0.6827, 4);
    expect(normalBetween(0, Infinity)).toBeCloseTo(1, 12);
  });
});

describe('the layout', () => {
  it('is the same picture as before', () => {
    const { rows, guides, height, ticks } = layoutCalibration(FOUR, 760);
    const rounded = JSON.stringify(
      {
        height,
        guides,
        ticks,
        rows: rows.map(({ outline, mark, verdict, shares, beyond }) => ({ outline, mark, verdict, shares, beyond })),
      },
      (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value),
      1,
    );
    expect(rounded).toMatchSnapshot();
  });

  it('extends the axis for large errors and says what is still beyond', () => {
    const bold = layoutCalibration([group(1, quantiles(512, 4))], 760);
    expect(bold.ticks.map(({ label }) => label)).toEqual(['0', '2σ', '4σ', '6σ', '8σ']);
    expect(bold.rows[0]?.beyond?.text).toBe('24 beyond 8σ →');
  });

  it('draws strokes instead of bars where the errors are too few', () => {
    const few = layoutCalibration(FOUR, 760).rows[3];
    expect([few?.outline, few?.rug.split('M').length]).toEqual(['', 13]);
  });

  it('names methods in short where the whole name has no room', () => {
    const long = 'Order 3, in the basis of lines, augmented and projected';
    const groups = FOUR.map((each) => ({ ...each, name: `${each.name} ${long}` }));
    expect(layoutCalibration(groups, 288).rows.map(({ label }) => label)).toEqual(['K = 1', 'K = 2', 'K = 3', 'K = 4']);
    expect(layoutCalibration(FOUR, 288).rows[0]?.label).toBe('Order 1');
  });

  it('keeps everything in the frame, finite, with rows that do not touch', () => {
    fc.assert(
      fc.property(groups, width, (all, px) => {
        const layout = layoutCalibration(all, px);
        expect(JSON.stringify(layout)).not.toMatch(/NaN|undefined/);
        let last = 0;
        for (const { box, zones, outline, beyond } of layout.rows) {
          expect(box.top).toBeGreaterThanOrEqual(last);
          last = box.bottom;
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(px);
          const heights = [...`${outline}${zones.map(({ path }) => path).join('')}`.matchAll(/V([\d.-]+)/g)];
          for (const [, y] of heights) {
            expect(Number(y)).toBeGreaterThanOrEqual(box.top - 0.1);
            expect(Number(y)).toBeLessThanOrEqual(box.bottom + 0.1);
          }
          expect(beyond?.y ?? box.top).toBeLessThan(box.bottom);
        }
        expect(last).toBeLessThan(layout.height);
      }),
    );
  });
});

describe('tracing', () => {
  const layout = layoutCalibration(FOUR, 760);

  it('starts at the first bar, and keys stay inside', () => {
    expect(traceKey(layout, undefined, 'ArrowRight')).toEqual({ row: 0, bar: 0 });
    expect(traceKey(layout, { row: 0, bar: 0 }, 'End')).toEqual({ row: 0, bar: 16 });
    expect(traceKey(layout, { row: 2, bar: 15 }, 'ArrowRight')).toEqual({ row: 2, bar: 15 });
    expect(traceKey(layout, { row: 2, bar: 9 }, 'ArrowDown')).toEqual({ row: 3, bar: 0 });
    expect(traceKey(layout, undefined, 'x')).toBeUndefined();
  });

  it('reads the bar, and in the end what all bars come to', () => {
    expect(readoutOf(layout, { row: 2, bar: 3 }).replaceAll('\u00a0', ' ')).toBe(
      'Order 3, 0.75σ to 1σ: 70 of 512 errors, 13.7 % (normal: 13.6 %). In all 68.4 % ± 2.1 within 1σ, 95.3 % ± 0.9 within 2σ.',
    );
    expect(readoutOf(layout, { row: 0, bar: 16 })).toContain('beyond 4σ');
    expect(readoutOf(layout, { row: 3, bar: 0 })).toBe('Order 4: 12 errors, too few for a histogram.');
    expect(readoutOf(layout, undefined)).toBe('');
  });

  it('finds a bar under every point', () => {
    const px = fc.integer({ min: -50, max: 2000 });
    fc.assert(
      fc.property(groups, width, px, px, (all, wide, x, y) => {
        const drawn = layoutCalibration(all, wide);
        const cursor: Cursor | undefined = nearest(drawn, x, y);
        expect(cursor === undefined).toBe(all.length === 0);
        expect(readoutOf(drawn, cursor)).not.toMatch(/NaN|undefined/);
      }),
    );
  });
});
