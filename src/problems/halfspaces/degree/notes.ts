import { log } from '../../../numerics/special/log.ts';
import type { Note } from '../../contract.ts';
import type { Scaled } from '../../scaled.ts';
import { logCeiling } from '../factor.ts';
import type { Halfspaces } from '../instance.ts';
import { REGIME_LIMIT, regime } from '../regime.ts';
import type { Lanes } from './lanes.ts';

/** Notes on a product itself: directions that predictions know nothing of, and too many of them. */
export function notesOnInstance(instance: Halfspaces): Note[] {
  const stage = Math.max(0, instance.count - 1);
  const spread = regime(instance);
  return [
    ...(instance.drawn ? [] : [{ stage, code: 'not-random', amount: 1 } as const]),
    ...(spread > REGIME_LIMIT ? [{ stage, code: 'outside-regime', amount: spread } as const] : []),
  ];
}

/** Notes on a value: below 0 (in its own unit), above what the factors can be (ln of how many times), or no number. */
export function notesOnValue({ factor, count, logScale }: Halfspaces, { mantissa, log: unit }: Scaled): Note[] {
  const stage = Math.max(0, count - 1);
  const value = mantissa[0]!;
  if (!Number.isFinite(value)) return [{ stage, code: 'not-finite', amount: 1 }];
  if (factor.kind === 'linear') return [];
  if (value < 0) return [{ stage, code: 'negative', amount: -value }];
  const excess = log(value) + unit - logScale - logCeiling(factor, count);
  // Rounding alone does not count.
  return excess > 1e-12 ? [{ stage, code: 'above-one', amount: excess }] : [];
}

/** Whether no input can be in a halfspace, which makes 0 the exact value. */
function isEmpty({ factor, inputs, dimension }: Halfspaces): boolean {
  return factor.kind === 'halfspace' && inputs === 'sphere' && factor.threshold >= Math.sqrt(dimension);
}

/** All notes on an estimate of degree d. */
export function notesOn({ instance, lanes, certain }: Lanes, value: Scaled, takesOtherInputs: boolean): Note[] {
  const stage = Math.max(0, instance.count - 1);
  const isLost = lanes.length === 0 && certain === 0 && !isEmpty(instance);
  return [
    ...(isLost ? [{ stage, code: 'underflow', amount: 1 } as const] : []),
    ...notesOnInstance(instance),
    ...(takesOtherInputs ? [{ stage, code: 'outside-regime', amount: 1 } as const] : []),
    ...notesOnValue(instance, value),
  ];
}
