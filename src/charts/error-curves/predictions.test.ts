import { describe, expect, it } from 'vitest';
import { COMPANION, draw, PHONE, WIDE } from './draw.ts';
import { curves, measured, SIZES, THREE, unreliable } from './fixtures.ts';
import { vertices } from './obstacles.ts';

/** Order 3 expects half of the error that it has. */
const EXPECTING = {
  ...THREE,
  methods: THREE.methods.map((method) => ({
    ...method,
    points: method.points.map((point) =>
      point.status === 'unreliable' ? point : { ...point, predicted: point.error / 2 },
    ),
  })),
};

describe('predicted errors', () => {
  it('stand at every size of the focused method, in its hue, with a range up to four times as high', () => {
    const { predictions, plot } = draw(EXPECTING, WIDE, 'k2');
    expect(predictions?.colour).toBe('var(--m2)');
    const bars = vertices(predictions!.bars);
    expect(bars).toHaveLength(SIZES.length);
    const decade =
      (plot.bottom - plot.top) / (draw(EXPECTING, WIDE, 'k2').domain.top - draw(EXPECTING, WIDE, 'k2').domain.bottom);
    const [, top] = predictions!.ranges.match(/V([\d.]+)/)!;
    expect((bars[0]!.y - Number(top)) / decade).toBeCloseTo(Math.log10(4), 2);
  });

  it('are named in words that keep clear of all others', () => {
    const remarks = draw(EXPECTING, WIDE, 'k2').remarks.map(({ detail }) => detail);
    expect(remarks).toContain('predicted, up to 2σ');
    expect(draw(EXPECTING, PHONE, 'k2').remarks.map(({ detail }) => detail)).not.toContain('predicted, up to 2σ');
  });

  it('are not drawn where there are none, and not in a companion', () => {
    expect(draw(THREE, WIDE, 'k2').predictions).toBeUndefined();
    expect(draw(EXPECTING, COMPANION, 'k2').predictions).toBeUndefined();
    const summary = {
      ...THREE,
      methods: [curves('k1', [unreliable(8, 1), { ...measured(16, 0.1), predicted: 0 }], [])],
    };
    expect(draw(summary, WIDE, 'k1').predictions).toBeUndefined();
  });
});
