import { lateSource } from '../late.ts';
import { base } from './base.ts';
import { mlpIdentity } from './identity.ts';
import { isUsual } from './usual.ts';

/** Random networks for workers: cumulant propagation and unusual networks are fetched with the first task that needs them. */
export const lateMlp = lateSource(mlpIdentity, base, {
  estimators: new Map([['cumulants', async () => (await import('./cumulants/estimator.ts')).cumulantPropagation]]),
  generator: { isNeeded: (params) => !isUsual(params), load: async () => (await import('./generate.ts')).generateMlp },
});
