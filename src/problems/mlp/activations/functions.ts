import { COST } from '../../../numerics/special/cost.ts';
import { mapSpecial } from '../../../numerics/special/map.ts';

/** Operations charged for one value. */
export const FUNCTION_COST = { tanh: COST.exp + 20, sigmoid: COST.exp + 5, gelu: COST.normalCdf + 1 } as const;

/** Below it tanh comes from its continued fraction, which loses no digit near 0. */
const SMALL = 0.5;

/** x/(1 + x²/(3 + x²/(5 + …))) to 15, as one quotient of polynomials: within 1e-17 for |x| < 0.5, but for rounding. */
function tanhFraction(x: number): number {
  const z = x * x;
  const above = 2027025 + z * (270270 + z * (6930 + z * 36));
  const below = 2027025 + z * (945945 + z * (51975 + z * (630 + z)));
  return (x * above) / below;
}

/** exp(scale·|z|) of every number. */
function decayOf(values: Float64Array, scale: number): Float64Array {
  const exponents = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) exponents[i] = scale * Math.abs(values[i]!);
  return mapSpecial('exp', exponents);
}

/** tanh z = ±(1 − e)/(1 + e), e = exp(−2|z|); a continued fraction near 0. */
export function tanh(values: Float64Array): Float64Array {
  const out = decayOf(values, -2);
  for (let i = 0; i < values.length; i++) {
    const z = values[i]!;
    const decay = out[i]!;
    const size = (1 - decay) / (1 + decay);
    out[i] = Math.abs(z) < SMALL ? tanhFraction(z) : z < 0 ? -size : size;
  }
  return out;
}

/** 1/(1 + exp(−z)), from exp(−|z|) so that nothing overflows. */
export function sigmoid(values: Float64Array): Float64Array {
  const out = decayOf(values, -1);
  for (let i = 0; i < values.length; i++) {
    const decay = out[i]!;
    out[i] = (values[i]! < 0 ? decay : 1) / (1 + decay);
  }
  return out;
}

/** z Φ(z). */
export function gelu(values: Float64Array): Float64Array {
  const out = mapSpecial('normalCdf', values);
  for (let i = 0; i < values.length; i++) out[i] = values[i]! * out[i]!;
  return out;
}
