import type { Variant } from '../../../numerics/cumulants/tracked.ts';

/** Which cumulant propagation. */
export interface CumulantSpec {
  /** K: cumulants up to it are carried whole. */
  readonly order: number;
  readonly variant: Variant;
  /** Whether diagrams that the factored form drops are left out: it matters to augmented orders 3 and 4 alone. */
  readonly factored: boolean;
  readonly metric: 'exact' | 'average';
}

/** Whether a form leaves out the diagrams that do not factor; simple forms have none. */
export function dropsDiagrams({ order, variant, factored }: CumulantSpec): boolean {
  return factored && variant === 'augmented' && order > 2;
}
