import fc from 'fast-check';
import type { CurvePoint, MethodCurves, SamplingPoint, Summary } from '../../experiments/curves.ts';
import type { Looks } from './looks.ts';
import type { Frame } from './model.ts';

/** Summaries of every sort for property tests: missing points, limits, trouble, infinities, wide intervals. */

/** 10^x for x in an interval. */
function decades(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true }).map((exponent) => 10 ** exponent);
}

function pointAt(size: number): fc.Arbitrary<CurvePoint> {
  const error = decades(-10, 1);
  const base = { size, instances: 20, complete: true, flops: 100 * size ** 2 };
  const measured = fc
    .tuple(
      error,
      fc.double({ min: -0.5, max: 0.95, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.boolean(),
    )
    .map(([value, below, above, known]): CurvePoint => {
      const band = { low: value * (1 - Math.abs(below) * 1.2), high: value * (1 + above) };
      return { ...base, status: 'measured', error: value, troubled: 0, ...(known ? { band } : {}) };
    });
  const limit = error.map((value): CurvePoint => ({ ...base, status: 'limit', error: value, troubled: 0 }));
  const trouble = fc
    .oneof(error, decades(1, 300), fc.constant(Infinity))
    .map((value): CurvePoint => ({ ...base, status: 'unreliable', error: value, troubled: 4 }));
  const expected = fc.option(decades(-12, 2), { nil: undefined });
  const reliable = fc
    .tuple(fc.oneof({ weight: 5, arbitrary: measured }, { weight: 1, arbitrary: limit }), expected)
    .map(([point, predicted]): CurvePoint => ({ ...point, ...(predicted === undefined ? {} : { predicted }) }));
  return fc.oneof({ weight: 6, arbitrary: reliable }, { weight: 1, arbitrary: trouble });
}

function samplingAt(size: number): fc.Arbitrary<SamplingPoint> {
  return decades(0, 7).map((samples): SamplingPoint => {
    const expected = 1 / samples;
    const band = { low: 0.9 * expected, high: 1.1 * expected };
    const base = { size, status: 'measured' as const, error: expected, band, instances: 20, troubled: 0 };
    return { ...base, complete: true, flops: 100, samples, expected };
  });
}

/** Some of the sizes' items, in order. */
function some<T>(sizes: readonly number[], make: (size: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  const items = sizes.map((size) => fc.option(make(size), { freq: 6, nil: undefined }));
  return fc.tuple(...items).map((all) => all.flatMap((item) => (item === undefined ? [] : [item])));
}

function curvesFor(name: string, sizes: readonly number[]): fc.Arbitrary<MethodCurves> {
  const fit = fc.record({
    slope: fc.double({ min: -4, max: 3, noNaN: true }),
    halfWidth: fc.double({ min: 0.001, max: 3, noNaN: true }),
    intercept: fc.double({ min: -8, max: 2, noNaN: true }),
    points: fc.constant(3),
  });
  return fc.tuple(some(sizes, pointAt), some(sizes, samplingAt), fit).map(([points, sampling, line]): MethodCurves => {
    const fitted = points.filter(({ status }) => status === 'measured').length >= 3;
    const base = { method: { id: name, options: {} }, name, points, sampling };
    return fitted ? { ...base, fit: line } : base;
  });
}

const sizes = fc
  .uniqueArray(fc.integer({ min: 1, max: 512 }), { minLength: 1, maxLength: 9 })
  .map((values) => values.toSorted((one, other) => one - other));

export const anySummary: fc.Arbitrary<Summary> = fc
  .tuple(sizes, fc.integer({ min: 0, max: 7 }), fc.boolean())
  .chain(([all, count, complete]) =>
    fc
      .tuple(
        fc.tuple(...Array.from({ length: count }, (_, index) => curvesFor(`k${index}`, all))),
        some(all, (size) => decades(-12, -3).map((error) => ({ size, error }))),
      )
      .map(([methods, floor]): Summary => ({
        param: 'width',
        sizes: all,
        instances: 20,
        methods,
        floor,
        references: { algorithms: [], isSampled: true },
        constant: [],
        complete,
      })),
  );

export const anyFrame: fc.Arbitrary<Frame> = fc
  .tuple(fc.integer({ min: 288, max: 1300 }), fc.integer({ min: 260, max: 800 }), fc.boolean())
  .map(([width, height, small]) => {
    if (small) return { width: 312, height: 260, density: 'companion' };
    return { width, height, density: width < 480 ? 'phone' : 'wide' };
  });

/** Looks of `anySummary`'s methods: k0…k6, odd ones dashed. */
export const ANY_LOOKS: Looks = new Map(
  ([0, 1, 2, 3, 4, 5, 6] as const).map((slot) => [
    `k${slot}`,
    {
      slot,
      variant: slot % 2 === 0 ? 'solid' : 'dashed',
      name: `Order ${slot}`,
      short: `K = ${slot}`,
      remembers: 'something',
    },
  ]),
);
