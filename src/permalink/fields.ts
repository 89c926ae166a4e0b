import type { Measure } from '../experiments/measure.ts';
import type { ChoiceField, IntField } from '../problems/schema.ts';

/** What every document has besides its family's parameters: limits for links, descriptions for the builder's controls. */
export const DOCUMENT_FIELDS: { readonly seed: IntField; readonly instances: IntField; readonly samples: IntField } = {
  seed: {
    type: 'int',
    label: 'Seed',
    min: 0,
    max: 4294967295,
    default: 1,
    scale: 'linear',
    ticks: [],
  },
  instances: {
    type: 'int',
    label: 'Instances a size',
    min: 1,
    max: 400,
    default: 8,
    scale: 'log',
    ticks: [1, 8, 20, 100, 400],
  },
  samples: {
    type: 'int',
    label: 'Reference samples',
    min: 4096,
    max: 67108864,
    default: 8192,
    scale: 'log',
    ticks: [4096, 65536, 1048576, 16777216],
  },
};

/** How errors may be shown. */
export const MEASURE_FIELD: ChoiceField<Measure> = {
  type: 'choice',
  label: 'Errors as',
  choices: ['normalised', 'samples', 'relative', 'unexplained'],
  words: {
    normalised: 'mean squared error ÷ variance',
    samples: 'equivalent samples',
    relative: 'relative root mean square',
    unexplained: 'share left unexplained',
  },
  default: 'normalised',
};

/** As many methods as the palette has slots. */
export const MOST_METHODS = 7;

/** Keys that no parameter of a family may use. */
export const DOCUMENT_KEYS: readonly string[] = [
  'v',
  'e',
  'family',
  'seed',
  'methods',
  'instances',
  'samples',
  'measure',
];
