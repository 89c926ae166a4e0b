import { runnableLate } from '../late.ts';
import { base } from './base.ts';
import { cumulantMethod } from './estimators/cumulant-method.ts';
import { mlpFamily } from './family.ts';

/** Random networks for workers: cumulant propagation, most of the engine's program, is fetched with its first task. */
export const lateMlp = runnableLate(
  mlpFamily,
  base,
  new Map([[cumulantMethod.id, async () => (await import('./cumulants/estimator.ts')).cumulantPropagation]]),
);
