import type { ChoiceField, IntField, RealField, Values } from '../schema.ts';

/** Whether a factor is an indicator or Φ of a line. */
export type StepName = 'hard' | 'soft';
/** What x is drawn from: N(0, I), or uniformly from the sphere of radius √n. */
export type InputsName = 'gaussian' | 'sphere';
/** Whether a sample's factors are tested one by one until one is 0, or all of them. */
export type SamplerName = 'early-exit' | 'all-factors';

/** Parameters of a product of random ridge functions: k independent uniform directions in n dimensions. */
export const halfspacesParams: {
  readonly dimension: IntField;
  readonly count: IntField;
  readonly threshold: RealField;
  readonly step: ChoiceField<StepName>;
  readonly slope: RealField;
  readonly inputs: ChoiceField<InputsName>;
  readonly sampler: ChoiceField<SamplerName>;
} = {
  dimension: {
    type: 'int',
    label: 'Dimension',
    symbol: 'n',
    min: 2,
    max: 512,
    default: 16,
    scale: 'log',
    ticks: [2, 4, 8, 16, 32, 64, 128, 256, 512],
  },
  count: {
    type: 'int',
    label: 'Halfspaces',
    symbol: 'k',
    min: 1,
    max: 512,
    default: 8,
    scale: 'log',
    ticks: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
  },
  threshold: { type: 'real', label: 'Threshold', symbol: 'τ', min: -3, max: 3, default: 0, ticks: [-3, 0, 3] },
  step: {
    type: 'choice',
    label: 'Step',
    choices: ['hard', 'soft'],
    words: { hard: '1 where z ≥ τ', soft: 'Φ(s(z − τ))' },
    default: 'hard',
  },
  slope: {
    type: 'real',
    label: 'Slope',
    symbol: 's',
    min: 0.1,
    max: 10,
    default: 1,
    ticks: [],
    when: { param: 'step', values: ['soft'] },
  },
  inputs: {
    type: 'choice',
    label: 'Inputs',
    choices: ['gaussian', 'sphere'],
    words: { gaussian: 'N(0, I)', sphere: 'sphere of radius √n' },
    default: 'gaussian',
  },
  sampler: {
    type: 'choice',
    label: 'Sampler',
    choices: ['early-exit', 'all-factors'],
    words: { 'early-exit': 'stops at the first 0', 'all-factors': 'tests every factor' },
    default: 'early-exit',
  },
};

/** The parameters of one random product. */
export type HalfspacesParams = Values<typeof halfspacesParams>;
