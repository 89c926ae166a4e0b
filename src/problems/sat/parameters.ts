import type { ChoiceField, IntField, RealField, Values } from '../schema.ts';

/** What a constraint asks of its literals; see `constraint.ts`. */
export type KindName = 'sat' | 'nae' | 'xor';

/** How assignments are drawn and checked; see `sampler.ts`. */
export type SamplerName = 'parallel' | 'scalar';

/** Parameters of the random ensemble: m = ⌊αn + ½⌋ constraints on k distinct variables each. */
export const satParams: {
  readonly variables: IntField;
  readonly density: RealField;
  readonly clause: IntField;
  readonly kind: ChoiceField<KindName>;
  readonly sampler: ChoiceField<SamplerName>;
} = {
  variables: {
    type: 'int',
    label: 'Variables',
    symbol: 'n',
    min: 5,
    max: 200,
    default: 20,
    scale: 'log',
    ticks: [5, 8, 12, 16, 20, 24, 32, 48, 64, 100, 200],
  },
  density: {
    type: 'real',
    label: 'Clause density',
    symbol: 'α',
    min: 0.1,
    max: 10,
    default: 2,
    ticks: [0.5, 1, 2, 3, 4.2, 10],
  },
  clause: {
    type: 'int',
    label: 'Literals a clause',
    symbol: 'k',
    min: 2,
    max: 5,
    default: 3,
    scale: 'linear',
    ticks: [2, 3, 4, 5],
  },
  kind: {
    type: 'choice',
    label: 'Clauses',
    choices: ['sat', 'nae', 'xor'],
    words: { sat: 'at least one true', nae: 'not all equal', xor: 'an even number false' },
    default: 'sat',
  },
  sampler: {
    type: 'choice',
    label: 'Sampler',
    choices: ['parallel', 'scalar'],
    words: { parallel: 'a word of assignments at a time', scalar: 'one assignment at a time' },
    default: 'parallel',
  },
};

/** The parameters of one random formula. */
export type SatParams = Values<typeof satParams>;

/** Number of constraints at density α: αn rounded to the nearest whole number, halves upwards. */
export function constraintsOf({ variables, density }: Pick<SatParams, 'variables' | 'density'>): number {
  return Math.floor(density * variables + 0.5);
}
