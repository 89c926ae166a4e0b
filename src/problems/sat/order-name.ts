import type { ChoiceField } from '../schema.ts';

/** In which order an estimator reads the constraints. */
export type OrderName = 'natural' | 'frontier';

/** The choice of an order, as links and command line write it. */
export function orderField(usual: OrderName): ChoiceField<OrderName> {
  return {
    type: 'choice',
    label: 'Clause order',
    choices: ['natural', 'frontier'],
    words: { natural: 'as drawn', frontier: 'few open variables' },
    default: usual,
  };
}
