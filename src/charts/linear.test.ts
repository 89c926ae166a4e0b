import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearScale, linearTicks, niceStep } from './linear.ts';

describe('straight scales', () => {
  it('map ends to ends, and a single value to the start', () => {
    const scale = linearScale([-1, 3], [100, 0]);
    expect([scale(-1), scale(1), scale(3)]).toEqual([100, 50, 0]);
    expect(linearScale([2, 2], [7, 9])(5)).toBe(7);
  });

  it('step in ones, twos and fives', () => {
    expect([niceStep(10, 10), niceStep(10, 6), niceStep(0.3, 4), niceStep(7000, 3)]).toEqual([1, 2, 0.1, 5000]);
  });

  it('write true minus signs and no more decimals than the step has', () => {
    expect(linearTicks(-1, 1, 4).map(({ label }) => label)).toEqual(['−1.0', '−0.5', '0.0', '0.5', '1.0']);
    expect(linearTicks(0, 40, 4).map(({ label }) => label)).toEqual(['0', '10', '20', '30', '40']);
    expect(linearTicks(3, 3, 4)).toEqual([]);
    expect(linearTicks(0, 4e-200, 4)[1]?.label).toBe('1.0×10⁻²⁰⁰');
  });

  it('stay inside and never crowd', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        value,
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (from, span, most) => {
          const ticks = linearTicks(from, from + span, most);
          expect(ticks.length).toBeLessThanOrEqual(most + 2);
          for (const tick of ticks) {
            expect(tick.value).toBeGreaterThanOrEqual(from - span * 1e-6);
            expect(tick.value).toBeLessThanOrEqual(from + span * (1 + 1e-6));
          }
        },
      ),
    );
  });
});
