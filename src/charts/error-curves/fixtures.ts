import type { MethodLook } from '../../problems/contract.ts';
import type { CurvePoint, Fit, MethodCurves, SamplingPoint, Summary } from '../../experiments/curves.ts';
import type { Looks } from './looks.ts';

/** Examples for tests: errors of cumulant propagation on ReLU networks as measured at depth 4, and cases around them. */

export const SIZES: readonly number[] = [8, 16, 32, 64, 128, 256];

function look(slot: MethodLook['slot'], variant: MethodLook['variant'] = 'solid'): MethodLook {
  const remembers = ['', 'means', '+ covariances', '+ third cumulants', '+ fourth cumulants'][slot] ?? '';
  const more = variant === 'dashed' ? ' augmented' : '';
  return {
    slot,
    variant,
    name: `Order ${slot}${more}`,
    short: `K = ${slot}${variant === 'dashed' ? '+' : ''}`,
    remembers,
  };
}

export const LOOKS: Looks = new Map([
  ['k1', look(1)],
  ['k2', look(2)],
  ['k3', look(3)],
  ['k4', look(4)],
  ['k2a', look(2, 'dashed')],
  ['k3a', look(3, 'dashed')],
]);

export const THEORY: ReadonlyMap<string, number | undefined> = new Map([
  ['k1', -1],
  ['k2', -2],
  ['k3', -3],
  ['k4', -4],
]);

/** A measured point with an interval of ± `spread` of the error. */
export function measured(size: number, error: number, spread = 0.17): CurvePoint {
  const band = { low: error * (1 - spread), high: error * (1 + spread) };
  return { size, status: 'measured', error, band, instances: 20, troubled: 0, complete: true, flops: 200 * size ** 3 };
}

export function limit(size: number, error: number): CurvePoint {
  return { size, status: 'limit', error, instances: 20, troubled: 0, complete: true, flops: 200 * size ** 3 };
}

export function unreliable(size: number, error: number, troubled = 4): CurvePoint {
  return { size, status: 'unreliable', error, instances: 20, troubled, complete: true, flops: 200 * size ** 3 };
}

/** Sampling that gives `expected`, measured a little beside it. */
export function sampling(size: number, expected: number): SamplingPoint {
  const error = expected * (1 + 0.04 * Math.sin(size));
  return { ...measured(size, error, 0.06), samples: 1 / expected, expected };
}

/** Least squares of ln error against ln size over the measured points. */
export function fitOf(points: readonly CurvePoint[]): Fit | undefined {
  const used = points.filter((point) => point.status === 'measured');
  if (used.length < 3) return undefined;
  const xs = used.map((point) => Math.log(point.size));
  const ys = used.map((point) => Math.log(point.error));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sxx = mean(xs.map((x) => (x - mx) ** 2));
  const slope = mean(xs.map((x, index) => (x - mx) * ((ys[index] ?? 0) - my))) / sxx;
  return { slope, halfWidth: 0.2, intercept: my - slope * mx, points: used.length };
}

export function curves(name: string, points: readonly CurvePoint[], twins: readonly SamplingPoint[]): MethodCurves {
  const fit = fitOf(points);
  return { method: { id: name, options: {} }, name, points, sampling: twins, ...(fit === undefined ? {} : { fit }) };
}

/** Pairs each size with a value. */
function over<T>(values: readonly number[], make: (size: number, value: number) => T, sizes = SIZES): readonly T[] {
  return values.map((value, index) => make(sizes[index] ?? 0, value));
}

const K1 = [0.12, 0.029, 0.015, 5.4e-3, 3.3e-3, 1.8e-3];
const K2 = [0.043, 8.8e-3, 2.7e-3, 7.2e-4, 1.8e-4, 3.7e-5];
const K3 = [0.014, 5.4e-4, 3.2e-5, 3.8e-6, 4.3e-7];
const TWIN1 = [0.2, 0.3, 0.38, 0.45, 0.49, 0.52];
const TWIN2 = [0.05, 0.035, 0.021, 0.012, 6.2e-3, 3.2e-3];
const TWIN3 = [3.9e-3, 2.4e-3, 1.4e-3, 7.3e-4, 3.8e-4, 1.9e-4];
const FLOOR = [2.7e-7, 1.3e-8, 1.4e-8, 2e-8, 3.4e-8, 1.2e-7];

function summaryOf(methods: readonly MethodCurves[], floor: readonly number[], more: Partial<Summary> = {}): Summary {
  return {
    param: 'width',
    sizes: SIZES,
    instances: 20,
    methods,
    floor: over(floor, (size, error) => ({ size, error })),
    references: { algorithms: [], isSampled: true },
    constant: [],
    complete: true,
    ...more,
  };
}

const k1 = curves(
  'k1',
  over(K1, (size, error) => measured(size, error, 0.4)),
  over(TWIN1, sampling),
);
const k2 = curves(
  'k2',
  over(K2, (size, error) => measured(size, error, 0.3)),
  over(TWIN2, sampling),
);
const k3Points = [unreliable(8, 3.9), ...over(K3, (size, error) => measured(size, error, 0.4), SIZES.slice(1))];
const k3 = curves('k3', k3Points, over(TWIN3, sampling));

/** Three methods; order 3 is unreliable at width 8 and wins by 443 at width 256. */
export const THREE: Summary = summaryOf([k1, k2, k3], FLOOR);

/** Order 3 and 4 disappear below the noise of the reference. */
export const LIMITED: Summary = summaryOf(
  [
    curves(
      'k3',
      [...over([0.014, 5.4e-4, 3.2e-5, 3.8e-6], measured, SIZES.slice(1)), limit(256, 1.9e-6)],
      over(TWIN3, sampling),
    ),
    curves(
      'k4',
      [...over([6e-4, 2.4e-5, 2.6e-6], measured, SIZES.slice(1)), limit(128, 1.7e-6), limit(256, 1.9e-6)],
      over(
        TWIN3.map((value) => value / 5),
        sampling,
      ),
    ),
  ],
  [1.5e-6, 1.5e-6, 1.5e-6, 1.55e-6, 1.6e-6, 1.8e-6],
);

/** Deep and narrow: order 3 breaks down at the first two widths. */
export const UNRELIABLE: Summary = summaryOf(
  [
    curves('k1', over([0.12, 0.03, 0.016, 5.4e-3, 3.3e-3, 1.8e-3], measured), over(TWIN1, sampling)),
    curves(
      'k3',
      [
        unreliable(8, 1.2e20, 19),
        unreliable(16, 0.6, 11),
        ...over([0.012, 7e-4, 4e-5], (size, error) => measured(size, error), SIZES.slice(2)),
      ],
      over(TWIN3, sampling),
    ),
  ],
  FLOOR.map((value) => value / 4),
);

/** Depth 8 streaming in after depth 4: the widest networks are still to come. */
export const STREAMING: Summary = summaryOf(
  [
    curves('k1', over([0.3, 0.11, 0.05, 0.022], measured), over(TWIN1.slice(0, 4), sampling)),
    curves('k2', over([0.2, 0.04, 0.01, 2.4e-3], measured), over(TWIN2.slice(0, 4), sampling)),
    curves('k3', [measured(32, 6e-3, 0.6), measured(64, 6e-4, 0.4)], over(TWIN3.slice(2, 4), sampling, [32, 64])),
  ],
  FLOOR.slice(0, 4),
  { complete: false },
);

/** Narrow and deep: plain sampling is better than order 2 everywhere. */
export const LOSING: Summary = summaryOf(
  [
    curves('k1', over([0.9, 0.7, 0.6], measured, [4, 8, 16]), over([0.2, 0.3, 0.35], sampling, [4, 8, 16])),
    curves('k2', over([0.6, 0.4, 0.2], measured, [4, 8, 16]), over([0.09, 0.06, 0.05], sampling, [4, 8, 16])),
  ],
  [],
  { sizes: [4, 8, 16] },
);

/** Nothing computed yet. */
export const NOTHING: Summary = summaryOf([curves('k1', [], []), curves('k2', [], [])], [], { complete: false });

/** No method chosen. */
export const ALONE: Summary = summaryOf([], []);

/** Error against depth at one width, for a small chart. */
export const DEPTH: Summary = {
  ...summaryOf([], []),
  param: 'depth',
  sizes: [1, 2, 4, 8, 16],
  methods: [
    curves(
      'k1',
      over([1.2e-3, 2.6e-3, 5.4e-3, 0.011, 0.024], measured, [1, 2, 4, 8, 16]),
      over([0.45, 0.45, 0.45, 0.45, 0.45], sampling, [1, 2, 4, 8, 16]),
    ),
    curves(
      'k2',
      over([6e-5, 2.4e-4, 7.2e-4, 2e-3, 6e-3], measured, [1, 2, 4, 8, 16]),
      over([0.012, 0.012, 0.012, 0.012, 0.012], sampling, [1, 2, 4, 8, 16]),
    ),
  ],
};

/** Six methods: only the focused one's sampling is dark and named. */
export const SIX: Summary = summaryOf(
  [
    k1,
    k2,
    k3,
    curves(
      'k4',
      over([2.9e-5, 2.4e-5, 2.3e-6, 2e-7], measured, SIZES.slice(1)),
      over(
        TWIN3.map((value) => value / 9),
        sampling,
      ),
    ),
    curves(
      'k2a',
      over([0.02, 3e-3, 9.9e-4, 2e-4, 5.9e-5, 1.3e-5], measured),
      over(
        TWIN2.map((value) => value / 2),
        sampling,
      ),
    ),
    curves(
      'k3a',
      over([2e-3, 1.2e-4, 9.8e-6, 1.4e-6], measured, SIZES.slice(1)),
      over(
        TWIN3.map((value) => value / 3),
        sampling,
      ),
    ),
  ],
  FLOOR,
);
