import type { Method, MethodLook } from '../../contract.ts';
import type { ChoiceField, IntField } from '../../schema.ts';

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

/** What sets a form apart from the usual one of its order. */
function peculiarities(values: {
  readonly order: number;
  readonly variant: string;
  readonly factored: string;
  readonly metric: string;
  readonly fallback: string;
}): string[] {
  return [
    ...(values.variant === 'augmented' ? ['augmented'] : []),
    ...(values.order > 2 && values.factored === 'false' ? ['dense'] : []),
    ...(values.metric === 'average' ? ['average metric'] : []),
    ...(values.fallback === 'order-2' ? ['or 2'] : []),
  ];
}

/**
 * Cumulant propagation (cumulant-propagation §3–8): carries cumulants up to order K through the network, and of higher ones a
 * radial part. Normalised error O(n^−K) at fixed depth.
 */
export const cumulantMethod: Method<CumulantOptions> = {
  id: 'cumulants',
  label: 'Cumulant propagation',
  options,
  look(values) {
    const { order, variant } = values;
    const more = peculiarities(values);
    return {
      slot: SLOTS[order] ?? 4,
      variant: variant === 'augmented' ? 'dashed' : 'solid',
      name: [`Order ${order}`, ...more].join(' '),
      short: `K = ${order}${more.length > 0 ? ' *' : ''}`,
      remembers: REMEMBERS[order] ?? '',
    };
  },
  theorySlope: ({ order }) => -order,
};
