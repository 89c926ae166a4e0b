import type { MethodLook } from '../../problems/contract.ts';
import { normalQuantile } from '../../numerics/statistics/normal-quantile.ts';
import type { CalibrationGroup } from './words.ts';

/** Examples for tests: ratios at the quantiles of a normal, `scale` times as wide as it should be. */
export function quantiles(count: number, scale = 1): readonly number[] {
  return Array.from({ length: count }, (_, index) => scale * normalQuantile((index + 0.5) / count));
}

export function group(
  slot: MethodLook['slot'],
  ratios: readonly number[],
  variant: MethodLook['variant'] = 'solid',
): CalibrationGroup {
  const name = `Order ${slot}`;
  return { name, look: { slot, variant, name, short: `K = ${slot}`, remembers: '' }, ratios };
}

export const FOUR: readonly CalibrationGroup[] = [
  group(1, quantiles(512, 2.4)),
  group(2, quantiles(512, 0.6), 'dashed'),
  group(3, quantiles(512)),
  group(4, quantiles(12)),
];
