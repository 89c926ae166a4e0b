import { log } from '../../../numerics/special/log.ts';
import type { Work } from '../../contract.ts';
import { logSum } from '../../../numerics/special/log-sum.ts';
import { lossRatios } from '../theory/ratios.ts';
import type { Lanes } from './lanes.ts';

/**
 * ln of the predicted standard error (random-halfspaces §9): h₀^k √(Σ_i ‖lost_i‖²·e_i/E‖lost_i‖²) on each sphere, and their mean, an upper
 * bound by the triangle inequality, over spheres and orders. The mean of its square over random directions is the mean
 * squared error itself.
 */
export function* predictedLogError({ instance, lanes, scratch }: Lanes): Work<never, number> {
  const { factor, dimension: n, count: k } = instance;
  const ratios = new Map<number, Float64Array>();
  const logs: number[] = [];
  for (const { radius, plan, weight, logLost } of lanes) {
    const ratio = ratios.get(radius) ?? (yield* lossRatios(factor, n, radius, k, scratch.degree));
    ratios.set(radius, ratio);
    const square = logSum(logLost.map((lost, i) => lost + ratio[i]!));
    logs.push(log(weight) + k * plan.logUnit + 0.5 * square);
  }
  return logSum(logs);
}
