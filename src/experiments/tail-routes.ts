import type { Cumulants } from '../numerics/tails/cumulants.ts';
import { edgeworth } from '../numerics/tails/edgeworth.ts';
import { gramCharlier } from '../numerics/tails/gram-charlier.ts';
import { lugannaniRice } from '../numerics/tails/lugannani-rice.ts';

/** Ways from cumulants to a tail probability. `heaviside` appends a layer of heavisides and propagates through it. */
export type Route = 'lugannani-rice' | 'gaussian' | 'edgeworth' | 'heaviside';

/** All routes, the default one first. */
export const ROUTES: readonly Route[] = ['lugannani-rice', 'gaussian', 'edgeworth', 'heaviside'];

/** P(Y > t) by a route; NaN where the variance is none. */
export function tailBy(route: Route, cumulants: Cumulants, threshold: number): number {
  if (!(cumulants.variance > 0)) return NaN;
  switch (route) {
    case 'lugannani-rice':
      return lugannaniRice(cumulants, threshold);
    case 'gaussian':
      return gramCharlier(cumulants, threshold, 2);
    case 'edgeworth':
      return edgeworth(cumulants, threshold);
    case 'heaviside':
      return gramCharlier(cumulants, threshold, 3);
    default:
      return route satisfies never;
  }
}
