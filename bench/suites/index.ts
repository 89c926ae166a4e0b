import { gaussian } from './gaussian.ts';
import { halfspaces } from './halfspaces.ts';
import { products } from './products.ts';
import { cumulants } from './cumulants.ts';
import { permanents } from './permanents.ts';
import { propagation } from './propagation.ts';
import { sampling } from './sampling.ts';
import { sat } from './sat.ts';
import type { Suite } from './suite.ts';

/** Everything that is measured in Node and in Chromium alike. */
export const suites: readonly Suite[] = [
  products,
  gaussian,
  sampling,
  propagation,
  cumulants,
  halfspaces,
  sat,
  permanents,
];
