import { exp } from '../special/exp.ts';
import { log } from '../special/log.ts';

/** What may be said of a tail probability that was deduced: a value, a power of ten, "less than 1e-6", or nothing. */
export type TailReach = 'value' | 'order-of-magnitude' | 'beyond' | 'refused';

const SMALLEST_VALUE = 1e-3;
const SMALLEST_ORDER = 1e-6;
const SMALLEST_RATIO = 8;

/** Factors that held for 90 % of the outputs, at probabilities 1e-2, 1e-3, … 1e-6. */
const BANDS = [1.3, 2, 3.6, 7, 12];
const LARGEST_BANDED = 1e-2;
const BANDED_WIDTH = 64;
const BANDED_RATIO = 16;
const LN_10 = 2.302585092994046;

/**
 * How far P(y > t) by Lugannani and Rice with the cumulants of order-3 propagation can be trusted: a value from 1e-3 on,
 * an order of magnitude from 1e-6 on, beyond reach below. Refused where width/depth < 8, after any alarm of the
 * propagation, and where the probability is none: negative, above 1 or not a number.
 *
 * @param ratio width of the hidden layers over their number, n/L.
 * @param alarms how many warnings the propagation gave.
 */
export function tailReach(probability: number, ratio: number, alarms: number): TailReach {
  const trusted = ratio >= SMALLEST_RATIO && alarms === 0;
  if (!trusted || !(probability >= 0 && probability <= 1)) return 'refused';
  if (probability >= SMALLEST_VALUE) return 'value';
  return probability >= SMALLEST_ORDER ? 'order-of-magnitude' : 'beyond';
}

/**
 * The factor f such that 90 % of the deduced probabilities near the given one were within [P/f, Pf] of the truth:
 * 1.3 at 1e-2, 2 at 1e-3, 3.6 at 1e-4, 7 at 1e-5, 12 at 1e-6, log f linear in log P between decades. Measured on random
 * ReLU networks of width 64 to 128 with 2 to 4 hidden layers, at order 3. Undefined where nothing was measured: P outside
 * [1e-6, 1e-2], width < 64 or width/depth < 16.
 *
 * @param width n of the hidden layers.
 * @param depth L, their number.
 */
export function tailFactor(probability: number, width: number, depth: number): number | undefined {
  const measured = probability >= SMALLEST_ORDER && probability <= LARGEST_BANDED;
  if (!measured || !(width >= BANDED_WIDTH && width / depth >= BANDED_RATIO)) return undefined;
  const decades = Math.min(Math.max(log(LARGEST_BANDED / probability) / LN_10, 0), BANDS.length - 1);
  const index = Math.min(Math.floor(decades), BANDS.length - 2);
  const [above, below] = [log(BANDS[index]!), log(BANDS[index + 1]!)];
  return exp(above + (decades - index) * (below - above));
}
