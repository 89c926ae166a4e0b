import { describe, expect, it } from 'vitest';
import type { CurvePoint, Summary } from './curves.ts';
import { inMeasure, isMeasurable } from './measure.ts';

/** An ensemble of mean 3, mean square 13 (so that instances vary by 4), sampling variance 8 and squared error 0.5. */
const theory = {
  squaredMean: Math.log(9),
  meanSquare: Math.log(13),
  variance: Math.log(8),
  squaredError: Math.log(0.5),
};

function summaryOf(given: Partial<CurvePoint>): Summary {
  const error = 0.5 / 8;
  const point: CurvePoint = {
    size: 4,
    status: 'measured',
    error,
    band: { low: error / 4, high: 4 * error },
    predicted: error,
    instances: 8,
    troubled: 0,
    complete: true,
    flops: 10,
    ...given,
  };
  const sampling = { ...point, samples: 2, expected: 0.5 };
  return {
    param: 'size',
    sizes: [4],
    instances: 8,
    methods: [{ method: { id: 'degree', options: {} }, name: 'degree', points: [point], sampling: [sampling] }],
    floor: [{ size: 4, error: error / 16 }],
    references: { algorithms: [], isSampled: true },
    constant: [],
    complete: true,
  };
}

const known = summaryOf({ theory, theoretical: 0.5 / 8 });

describe('measures', () => {
  it('show the relative root mean square: √MSE ÷ mean', () => {
    const { methods, floor } = inMeasure(known, 'relative');
    const [point] = methods[0]!.points;
    const root = Math.sqrt(0.5) / 3;
    expect(point!.error).toBeCloseTo(root, 14);
    expect([point!.band!.low, point!.band!.high]).toEqual([expect.closeTo(root / 2, 14), expect.closeTo(2 * root, 14)]);
    expect(point!.predicted).toBeCloseTo(root, 14);
    expect(point!.theoretical).toBeCloseTo(root, 14);
    expect(point!.normalised).toBe(0.5 / 8);
    expect(methods[0]!.sampling[0]!.expected).toBeCloseTo(Math.sqrt(0.5 * 8) / 3, 14);
    expect(floor[0]!.error).toBeCloseTo(root / 4, 14);
  });

  it('take the root mean square of the quantity where its mean is 0', () => {
    const centred = summaryOf({ theory: { ...theory, squaredMean: -Infinity }, theoretical: 0.5 / 8 });
    expect(inMeasure(centred, 'relative').methods[0]!.points[0]!.error).toBeCloseTo(Math.sqrt(0.5 / 13), 14);
  });

  it('show the share left unexplained: MSE ÷ variance among instances', () => {
    expect(inMeasure(known, 'unexplained').methods[0]!.points[0]!.error).toBeCloseTo(0.5 / 4, 14);
  });

  it('leave a summary as it is where exact averages are missing, and for normalised errors', () => {
    const unknown = summaryOf({});
    expect(isMeasurable(unknown, 'relative')).toBe(false);
    expect(inMeasure(unknown, 'relative')).toBe(unknown);
    expect(inMeasure(known, 'normalised')).toBe(known);
    expect(inMeasure(known, 'samples')).toBe(known);
  });
});
