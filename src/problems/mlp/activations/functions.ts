import { COST } from '../../../numerics/special/cost.ts';
import { mapSpecial } from '../../../numerics/special/map.ts';

/** Operations charged for one value. */
export const FUNCTION_COST = { tanh: COST.exp + 30, sigmoid: COST.exp + 5, gelu: COST.normalCdf + 1 } as const;

/** Below it tanh comes from its continued fraction, which loses no digit near 0. */
const SMALL = 0.5;

/** x/(1 + x²/(3 + x²/(5 + …))) to 15: within 1e-17 for |x| < 0.5. */
function tanhFraction(x: number): number {
  const z = x * x;
  let tail = 15;
  for (let odd = 13; odd >= 1; odd -= 2) tail = odd + z / tail;
  return x / tail;
}

/** tanh z = ±(1 − e)/(1 + e), e = exp(−2|z|); a continued fraction near 0. */
export function tanh(values: Float64Array): Float64Array {
  const decay = mapSpecial(
    'exp',
    values.map((z) => -2 * Math.abs(z)),
  );
  return values.map((z, i) => {
    if (Math.abs(z) < SMALL) return tanhFraction(z);
    const size = (1 - decay[i]!) / (1 + decay[i]!);
    return z < 0 ? -size : size;
  });
}

/** 1/(1 + exp(−z)), from exp(−|z|) so that nothing overflows. */
export function sigmoid(values: Float64Array): Float64Array {
  const decay = mapSpecial(
    'exp',
    values.map((z) => -Math.abs(z)),
  );
  return values.map((z, i) => (z < 0 ? decay[i]! / (1 + decay[i]!) : 1 / (1 + decay[i]!)));
}

/** z Φ(z). */
export function gelu(values: Float64Array): Float64Array {
  const below = mapSpecial('normalCdf', values);
  return values.map((z, i) => z * below[i]!);
}
