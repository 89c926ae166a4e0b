import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySummary } from './arbitrary.ts';
import { growDomain, wantedDomain } from './domain.ts';
import { curveOf, draw, WIDE } from './draw.ts';
import { THREE, UNRELIABLE } from './fixtures.ts';

describe('the domain', () => {
  it('holds every reliable point, limit and sampling line', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        const { bottom, top } = wantedDomain([summary]);
        const points = summary.methods.flatMap((method) => [
          ...method.points.filter(({ status }) => status !== 'unreliable').map(({ error }) => error),
          ...method.sampling.map(({ expected }) => expected),
        ]);
        for (const error of points) {
          expect(Math.log10(error)).toBeGreaterThanOrEqual(bottom - 1e-8);
          expect(Math.log10(error)).toBeLessThanOrEqual(top + 1e-8);
        }
        expect(top - bottom).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('is not stretched by an estimate that broke down, which stands at its edge', () => {
    expect(wantedDomain([UNRELIABLE])).toEqual({ bottom: -6, top: 1 });
    const drawn = draw(UNRELIABLE, WIDE);
    expect(curveOf(drawn, 'k3').marks.map(({ beyond }) => beyond)).toEqual([true, false, false, false, false]);
  });

  it('follows a noise floor only while it is near', () => {
    expect(wantedDomain([THREE]).bottom).toBe(-8);
    const far = { ...THREE, floor: THREE.floor.map((point) => ({ ...point, error: 1e-13 })) };
    expect(wantedDomain([far]).bottom).toBe(-9);
  });

  it('grows at once and shrinks only when settled', () => {
    const [small, large] = [
      { bottom: -3, top: 0 },
      { bottom: -5, top: 1 },
    ];
    expect(growDomain(undefined, small, false)).toEqual(small);
    expect(growDomain(small, large, false)).toEqual(large);
    expect(growDomain(large, small, false)).toEqual(large);
    expect(growDomain({ bottom: -3, top: 2 }, large, false)).toEqual({ bottom: -5, top: 2 });
    expect(growDomain(large, small, true)).toEqual(small);
  });
});
