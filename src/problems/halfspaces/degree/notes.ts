import { log } from '../../../numerics/special/log.ts';
import type { Note } from '../../contract.ts';
import type { Scaled } from '../../scaled.ts';
import { logCeiling } from '../factor.ts';
import type { Halfspaces } from '../instance.ts';
import { REGIME_LIMIT, regime } from '../regime.ts';
import type { Lanes } from './lanes.ts';

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

/** What a basis has to answer for. */
interface Claims {
  /** Whether the error is predicted, as that of random directions. */
  readonly predicts: boolean;
  /** Whether x is taken for Gaussian where it is not. */
  readonly takesOtherInputs: boolean;
}

/** All notes on an estimate of degree d: lost digits, directions that predictions know nothing of, too many of them, its value. */
export function notesOn(
  { instance, lanes, certain }: Lanes,
  value: Scaled,
  { predicts, takesOtherInputs }: Claims,
): Note[] {
  const spread = regime(instance);
  const stage = Math.max(0, instance.count - 1);
  const isLost = lanes.length === 0 && certain === 0 && !isEmpty(instance);
  return [
    ...(isLost ? [{ stage, code: 'underflow', amount: 1 } as const] : []),
    ...(predicts && !instance.drawn ? [{ stage, code: 'not-random', amount: 1 } as const] : []),
    ...(spread > REGIME_LIMIT ? [{ stage, code: 'outside-regime', amount: spread } as const] : []),
    ...(takesOtherInputs ? [{ stage, code: 'outside-regime', amount: 1 } as const] : []),
    ...notesOnValue(instance, value),
  ];
}
