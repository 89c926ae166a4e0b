import type { ChoiceField, IntField, RealField, Values } from '../schema.ts';
import { ACTIVATION_NAMES, type ActivationName, FORMULAS } from './activations/activations.ts';

/** How weights and biases may be drawn; what each means stands in `initialisation.ts`. */
export type InitialisationName = 'he' | 'critical' | 'manual';

/** Parameters of a random network: equal widths of input, hidden layers and output, and one activation. */
export const mlpParams: {
  readonly width: IntField;
  readonly depth: IntField;
  readonly activation: ChoiceField<ActivationName>;
  readonly init: ChoiceField<InitialisationName>;
  readonly q: RealField;
  readonly weightVariance: RealField;
  readonly biasMean: RealField;
  readonly biasVariance: RealField;
} = {
  width: {
    type: 'int',
    label: 'Width',
    symbol: 'n',
    min: 4,
    max: 512,
    default: 64,
    scale: 'log',
    ticks: [4, 8, 16, 32, 64, 128, 256, 512],
  },
  depth: {
    type: 'int',
    label: 'Hidden layers',
    symbol: 'L',
    min: 1,
    max: 32,
    default: 4,
    scale: 'log',
    ticks: [1, 2, 4, 8, 16, 32],
  },
  activation: {
    type: 'choice',
    label: 'Activation',
    choices: ACTIVATION_NAMES,
    words: FORMULAS,
    default: 'relu',
  },
  init: { type: 'choice', label: 'Initialisation', choices: ['he', 'critical', 'manual'], default: 'he' },
  q: {
    type: 'real',
    label: 'Critical variance',
    symbol: 'q',
    min: 0.01,
    max: 100,
    default: 1,
    ticks: [],
    when: { param: 'init', values: ['critical'] },
  },
  weightVariance: {
    type: 'real',
    label: 'Weight variance × n',
    min: 0.01,
    max: 100,
    default: 2,
    ticks: [],
    when: { param: 'init', values: ['manual'] },
  },
  biasMean: {
    type: 'real',
    label: 'Bias mean',
    min: -5,
    max: 5,
    default: 0,
    ticks: [],
    when: { param: 'init', values: ['he', 'manual'] },
  },
  biasVariance: {
    type: 'real',
    label: 'Bias variance',
    min: 0,
    max: 100,
    default: 0,
    ticks: [],
    when: { param: 'init', values: ['he', 'manual'] },
  },
};

/** The parameters of one random network. */
export type MlpParams = Values<typeof mlpParams>;
