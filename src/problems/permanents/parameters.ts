import type { ChoiceField, IntField, RealField, Values } from '../schema.ts';

/** How entries may be drawn, independently of one another: 0 and 1, ±1 evenly, or N(0, 1). */
export type EntriesName = 'bernoulli' | 'sign' | 'gaussian';

/** How an instance is sampled; each stands in a file of `samplers/`. All are unbiased for every real matrix. */
export type SamplerName = 'rasmussen' | 'plain' | 'godsil-gutman';

/** The samplers, the default first. */
export const SAMPLER_NAMES: readonly SamplerName[] = ['rasmussen', 'plain', 'godsil-gutman'];

/** Parameters of a random square matrix. */
export const permanentsParams: {
  readonly size: IntField;
  readonly entries: ChoiceField<EntriesName>;
  readonly p: RealField;
  readonly sampler: ChoiceField<SamplerName>;
} = {
  size: {
    type: 'int',
    label: 'Matrix size',
    symbol: 'n',
    min: 2,
    max: 40,
    default: 20,
    scale: 'log',
    ticks: [2, 4, 6, 8, 12, 16, 20, 24, 32, 40],
  },
  entries: {
    type: 'choice',
    label: 'Entries',
    choices: ['bernoulli', 'sign', 'gaussian'],
    words: { bernoulli: '0 or 1', sign: '±1', gaussian: 'Gaussian' },
    default: 'bernoulli',
  },
  p: {
    type: 'real',
    label: 'Share of ones',
    symbol: 'p',
    min: 0.05,
    max: 0.95,
    default: 0.5,
    ticks: [0.25, 0.5, 0.75],
    when: { param: 'entries', values: ['bernoulli'] },
  },
  sampler: {
    type: 'choice',
    label: 'Sampler',
    choices: SAMPLER_NAMES,
    words: { rasmussen: 'Rasmussen', plain: 'plain permutations', 'godsil-gutman': 'Godsil–Gutman' },
    default: 'rasmussen',
  },
};

/** The parameters of one random matrix. */
export type PermanentsParams = Values<typeof permanentsParams>;

/** Mean μ and variance σ² of an entry. */
export interface EntryMoments {
  readonly mean: number;
  readonly variance: number;
}

/** Moments of the entries that parameters ask for (random-permanents §1). */
export function entryMoments({ entries, p }: Pick<PermanentsParams, 'entries' | 'p'>): EntryMoments {
  return entries === 'bernoulli' ? { mean: p, variance: p * (1 - p) } : { mean: 0, variance: 1 };
}
