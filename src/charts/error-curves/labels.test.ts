import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPANION, draw, PHONE, WIDE } from './draw.ts';
import { SIX, STREAMING, THREE } from './fixtures.ts';
import { spread } from './labels.ts';

describe('names at line ends', () => {
  it('stay where they are when nothing is in the way', () => {
    expect(spread([10, 50, 90], 18, 0, 200)).toEqual([10, 50, 90]);
    expect(spread([90, 10, 50], 18, 0, 200)).toEqual([90, 10, 50]);
  });

  it('share a move equally', () => {
    expect(spread([50, 54], 18, 0, 200)).toEqual([43, 61]);
    expect(spread([50, 50, 50], 10, 0, 200)).toEqual([40, 50, 60]);
    expect(spread([195, 198], 18, 0, 200)).toEqual([182, 200]);
  });

  it('are spread with the least sum of squares', () => {
    const heights = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 9 });
    const nudges = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 9, maxLength: 9 });
    const rank = (places: readonly number[]): string =>
      JSON.stringify(places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0)));
    const isAllowed = (places: readonly number[]): boolean => {
      const sorted = places.toSorted((one, two) => one - two);
      const apart = sorted.every((place, index) => index === 0 || place - (sorted[index - 1] ?? 0) >= 18);
      return apart && (sorted[0] ?? 0) >= 0 && (sorted.at(-1) ?? 0) <= 400;
    };
    fc.assert(
      fc.property(heights, nudges, (wanted, nudge) => {
        const cost = (places: readonly number[]): number =>
          places.reduce((sum, place, index) => sum + (place - (wanted[index] ?? 0)) ** 2, 0);
        const found = spread(wanted, 18, 0, 400);
        const other = found.map((place, index) => place + (nudge[index] ?? 0));
        fc.pre(isAllowed(other) && rank(other) === rank(found));
        expect(cost(found)).toBeLessThanOrEqual(cost(other) + 1e-6);
      }),
    );
  });

  it('say the slope in a wide chart and are short on a phone', () => {
    const wide = draw(THREE, WIDE).labels.map(({ name, detail }) => [name, detail]);
    expect(wide).toContainEqual(['Order 3', 'slope −3.7 ± 0.2']);
    expect(wide).toContainEqual(['sampling, cost of order 1', undefined]);
    expect(draw(THREE, PHONE).labels.map(({ name }) => name)).toEqual(['K = 1', 'K = 2', 'sampling', 'K = 3']);
    expect(draw(THREE, COMPANION).labels).toEqual([]);
  });

  it('leave sampling to the focused method when there are many', () => {
    const drawn = draw(SIX, WIDE, 'k2a');
    expect(drawn.labels.filter(({ line }) => line?.kind === 'sampling').map(({ line }) => line?.method)).toEqual([
      'k2a',
    ]);
    expect(drawn.curves.filter(({ faint }) => faint)).toHaveLength(5);
  });

  it('say before of former curves that only methods set apart', () => {
    const drawn = draw(STREAMING, WIDE, 'k3', { previous: { summary: THREE, label: '' } });
    expect(drawn.labels.map(({ name }) => name)).toContain('before');
  });

  it('tell what was before from what is now', () => {
    const previous = { summary: THREE, label: 'L = 4', now: 'L = 8' };
    const drawn = draw(STREAMING, WIDE, 'k3', { previous });
    expect(drawn.labels.map(({ name }) => name)).toContain('before: L = 4');
    expect(drawn.remarks.map(({ strong }) => strong)).toContain('now: L = 8');
    expect(drawn.previous.map(({ line }) => line.method)).toEqual(['k1', 'k2', 'k3']);
  });
});
