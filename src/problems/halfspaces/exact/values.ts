import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import type { Exact } from '../../contract.ts';
import type { Scaled } from '../../scaled.ts';

/** Logarithms that doubles hold with room to spare. */
const ROOM = 690;
/** ln p below which no unit holds both p and its variance. */
const LEAST = -2070;

/** The same number in the unit exp(unit). */
function inUnit({ mantissa, log: from }: Scaled, unit: number): Scaled {
  return { mantissa: mantissa.map((entry) => entry * exp(from - unit)), log: unit };
}

/**
 * The quantity p of a product of indicators with its error: a plain sample has variance p(1 − p). The unit is chosen so that this
 * variance does not overflow in the unit of p², down to p = e^−2070; below, it is the largest double.
 *
 * @param squaredError in the unit exp(2·value.log).
 */
export function indicatorExact(value: Scaled, squaredError: number): Exact {
  const p = value.mantissa[0]!;
  if (!(p > 0)) return { value: { mantissa: Float64Array.of(0), log: 0 }, squaredError: 0, variance: 0 };
  const logP = log(p) + value.log;
  const unit = logP > -ROOM || logP < LEAST ? value.log : 0.5 * (logP - ROOM);
  const scaled = inUnit(value, unit);
  const mantissa = scaled.mantissa[0]!;
  const rescaled = exp(2 * (value.log - unit));
  const variance = Math.min(Number.MAX_VALUE, mantissa * exp(-unit) - mantissa * mantissa);
  return { value: scaled, squaredError: squaredError * rescaled, variance: Math.max(0, variance) };
}
