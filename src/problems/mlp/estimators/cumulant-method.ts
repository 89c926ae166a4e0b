import type { Method, MethodLook } from '../../contract.ts';
import { type ChoiceField, defaults, type IntField, type Values } from '../../schema.ts';

/** Options of cumulant propagation, as links and command line write them. */
export interface CumulantOptions {
  readonly [name: string]: IntField | ChoiceField;
  readonly order: IntField;
  readonly variant: ChoiceField<'simple' | 'augmented'>;
  readonly factored: ChoiceField<'true' | 'false'>;
  readonly metric: ChoiceField<'exact' | 'average'>;
  readonly fallback: ChoiceField<'none' | 'order-2'>;
}

const options: CumulantOptions = {
  order: {
    type: 'int',
    label: 'Order',
    symbol: 'K',
    min: 1,
    max: 4,
    default: 3,
    scale: 'linear',
    ticks: [1, 2, 3, 4],
  },
  variant: { type: 'choice', label: 'Variant', choices: ['simple', 'augmented'], default: 'simple' },
  factored: { type: 'choice', label: 'Factored', choices: ['true', 'false'], default: 'true' },
  metric: { type: 'choice', label: 'Metric', choices: ['exact', 'average'], default: 'exact' },
  fallback: { type: 'choice', label: 'Where the orders do not settle', choices: ['none', 'order-2'], default: 'none' },
};

const SLOTS: readonly MethodLook['slot'][] = [0, 1, 2, 3, 4];
const REMEMBERS = ['', 'means', '+ covariances', '+ third cumulants', '+ fourth cumulants'] as const;

type Form = Values<CumulantOptions>;

/** Options that make no difference: orders 1 and 2 have fewer forms than the others. */
function idle({ order, variant }: Form): Readonly<Record<string, string>> {
  return {
    ...(order === 1 && { variant: 'Order 1 has one variant.' }),
    ...(order < 3 && {
      factored: 'Only orders 3 and 4 can be factored.',
      fallback: 'Only orders 3 and 4 fall back.',
    }),
    ...(order === 2 && variant === 'simple' && { metric: 'Simple order 2 needs no metric.' }),
  };
}

/** What sets a form apart from the usual one of its order, at length and in brief. */
const PECULIARITIES: readonly (readonly [option: string, value: string, words: string, brief: string])[] = [
  ['variant', 'augmented', 'augmented', 'aug'],
  ['factored', 'false', 'dense', 'dense'],
  ['metric', 'average', 'average metric', 'avg'],
  ['fallback', 'order-2', 'or 2', 'or 2'],
];

/**
 * Cumulant propagation (cumulant-propagation §3–8): carries cumulants up to order K through the network, and of higher ones a
 * radial part. Normalised error O(n^−K) at fixed depth.
 */
export const cumulantMethod: Method<CumulantOptions> = {
  id: 'cumulants',
  label: 'Cumulant propagation',
  options,
  offers: [3, 4].map((order) => ({ ...defaults(options), order })),
  idle,
  look(values) {
    const { order, variant } = values;
    const without = idle(values);
    const more = PECULIARITIES.filter(([option, value]) => values[option] === value && !(option in without));
    return {
      slot: SLOTS[order] ?? 4,
      variant: variant === 'augmented' && order > 1 ? 'dashed' : 'solid',
      name: [`Order ${order}`, ...more.map(([, , words]) => words)].join(' '),
      short: [`K = ${order}`, ...more.map(([, , , brief]) => brief)].join(' '),
      remembers: REMEMBERS[order] ?? '',
    };
  },
  theorySlope: ({ order }) => -order,
};
