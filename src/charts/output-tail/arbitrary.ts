import fc from 'fast-check';
import type { OutputTailData, Reach } from './model.ts';

/** Any data that a chart of tails may meet, failing expansions included. */

const probability = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -12, max: 0, noNaN: true }).map((decade) => 10 ** decade) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1e-4, -3, 1, 1.5, NaN, Infinity, -Infinity) },
);
const reach = fc.constantFrom<Reach>('value', 'order-of-magnitude', 'beyond', 'refused');
const real = fc.double({ min: -50, max: 50, noNaN: true });

function ordered(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((one, other) => one - other);
}

const bins = fc
  .tuple(real, fc.double({ min: 0.01, max: 3, noNaN: true }), fc.array(fc.nat(500), { maxLength: 30 }))
  .map(([start, width, counts]) =>
    counts.map((count, index) => {
      const [sampled, error] = [count / 500 / width, Math.sqrt(count) / 250 / width];
      return { x: start + index * width, sampled, low: Math.max(0, sampled - error), high: sampled + error };
    }),
  );

const points = fc
  .array(fc.record({ x: real, y: fc.double({ min: -0.3, max: 3, noNaN: true }) }), { maxLength: 20 })
  .map((all) => all.toSorted((one, other) => one.x - other.x));

function sampledOf(counts: readonly number[], samples: number): OutputTailData['tail']['sampled'] {
  return counts.map((raw) => {
    const count = Math.min(raw, samples);
    const share = samples === 0 ? NaN : count / samples;
    return { count, probability: share, standardError: Math.sqrt((share * (1 - share)) / samples) };
  });
}

const SLOTS = [2, 3, 5, 6] as const;

export const anyData: fc.Arbitrary<OutputTailData> = fc
  .tuple(fc.array(real, { maxLength: 20 }).map(ordered), fc.nat(4), fc.oneof(fc.constant(0), fc.nat(1e6)))
  .chain(([thresholds, count, samples]) => {
    const each = { minLength: thresholds.length, maxLength: thresholds.length };
    const methods = fc.tuple(...SLOTS.slice(0, count).map(() => fc.array(probability, each)));
    return fc
      .tuple(methods, fc.array(fc.nat(2000), each), fc.array(reach, each), bins, points)
      .map(([all, counts, reaches, density, curve]): OutputTailData => ({
        density,
        curves: [{ name: 'm0', slot: 2, variant: 'dashed', points: curve }],
        tail: {
          thresholds,
          samples,
          sampled: sampledOf(counts, samples),
          ...(samples % 2 === 0 && { reference: { samples: 1e7, sampled: sampledOf(counts, 1e7) } }),
          methods: all.map((values, index) => ({
            name: `m${index}`,
            slot: SLOTS[index] ?? 2,
            variant: index === 0 ? 'dashed' : 'solid',
            probability: values,
          })),
          focus: 'm1',
          reach: reaches,
        },
        labels: { output: 'output 3', symbol: 't' },
      }));
  });
