import { lateSource } from '../late.ts';
import { base } from './base.ts';
import { mlpIdentity } from './identity.ts';

/** Random networks for workers: cumulant propagation, most of the engine's program, is fetched with its first task. */
export const lateMlp = lateSource(
  mlpIdentity,
  base,
  new Map([['cumulants', async () => (await import('./cumulants/estimator.ts')).cumulantPropagation]]),
);
