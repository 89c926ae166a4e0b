import { normalCdf, normalPdf } from '../../numerics/special/normal.ts';
import type { OutputTailData, Reach } from './model.ts';

/** Examples for tests: a Gamma-like output whose third cumulant is `SKEW`, sampled as often as a deduction costs. */

const SKEW = 0.9;
const SAMPLES = 1371;

/** First-order Edgeworth: P(x > t) = 1 − Φ(t) + κ₃/6 (t² − 1) φ(t); `sign` −1 makes it fail in the right tail. */
function edgeworth(t: number, skew: number): number {
  return normalCdf(-t) + (skew / 6) * (t * t - 1) * normalPdf(t);
}

/** Stands for the truth: heavier than both on the right. */
function truth(t: number): number {
  return edgeworth(t, SKEW) * (1 + 0.06 * Math.max(0, t));
}

const thresholds = Array.from({ length: 31 }, (_, index) => Math.round(10 * (-0.5 + 0.2 * index)) / 10);
const grid = Array.from({ length: 121 }, (_, index) => -3.5 + (9 * index) / 120);

function reachOf(probability: number, t: number): Reach {
  if (t > 4.9) return 'refused';
  if (probability < 1e-6) return 'beyond';
  return probability < 1e-3 ? 'order-of-magnitude' : 'value';
}

function sampledAt(t: number): { probability: number; standardError: number; count: number } {
  const count = Math.round(SAMPLES * Math.min(1, truth(t)));
  const probability = count / SAMPLES;
  return { probability, count, standardError: Math.sqrt((probability * (1 - probability)) / SAMPLES) };
}

const density = Array.from({ length: 30 }, (_, index) => {
  const x = -2.9 + 0.25 * index;
  const mass = Math.max(0, truth(x - 0.125) - truth(x + 0.125));
  const sampled = Math.round(SAMPLES * mass) / SAMPLES / 0.25;
  const error = 1.96 * Math.sqrt(sampled / 0.25 / SAMPLES);
  return { x, sampled, low: Math.max(0, sampled - error), high: sampled + error };
});

const edgeworthDensity = (x: number, skew: number): number => normalPdf(x) * (1 + (skew / 6) * (x * x * x - 3 * x));

export const SKEWED: OutputTailData = {
  density,
  curves: [
    { name: 'Gaussian', slot: 2, variant: 'dashed', points: grid.map((x) => ({ x, y: normalPdf(x) })) },
    { name: 'Edgeworth', slot: 3, variant: 'solid', points: grid.map((x) => ({ x, y: edgeworthDensity(x, SKEW) })) },
  ],
  tail: {
    thresholds,
    samples: SAMPLES,
    sampled: thresholds.map(sampledAt),
    methods: [
      { name: 'Gaussian', slot: 2, variant: 'dashed', probability: thresholds.map((t) => normalCdf(-t)) },
      { name: 'Edgeworth', slot: 3, variant: 'solid', probability: thresholds.map((t) => edgeworth(t, SKEW)) },
    ],
    focus: 'Edgeworth',
    reach: thresholds.map((t) => reachOf(edgeworth(t, SKEW), t)),
  },
  labels: { output: 'output 3', symbol: 't' },
};

/** The same with the skewness on the other side: the expansion turns negative in the right tail. */
export const FAILING: OutputTailData = {
  ...SKEWED,
  curves: SKEWED.curves.map((curve) =>
    curve.name === 'Edgeworth' ? { ...curve, points: grid.map((x) => ({ x, y: edgeworthDensity(x, -SKEW) })) } : curve,
  ),
  tail: {
    ...SKEWED.tail,
    methods: SKEWED.tail.methods.map((method) =>
      method.name === 'Edgeworth' ? { ...method, probability: thresholds.map((t) => edgeworth(t, -SKEW)) } : method,
    ),
    reach: thresholds.map(() => 'value'),
  },
};
