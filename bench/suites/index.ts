import { gaussian } from './gaussian.ts';
import { products } from './products.ts';
import { cumulants } from './cumulants.ts';
import { permanents } from './permanents.ts';
import { propagation } from './propagation.ts';
import { sampling } from './sampling.ts';
import type { Suite } from './suite.ts';

/** Everything that is measured in Node and in Chromium alike. */
export const suites: readonly Suite[] = [products, gaussian, sampling, propagation, cumulants, permanents];
