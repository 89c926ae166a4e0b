import type { Family } from '../contract.ts';
import { halfspacesIdentity } from './identity.ts';
import { degreeMethod, gaussianProjectionMethod } from './methods.ts';
import { halfspacesParams } from './parameters.ts';

/** What a normal number and a value of Φ cost, roughly. */
const NORMAL_COST = 10;
const STEP_COST = 75;

/** π, and the regime parameter beyond which low degrees are of little use (random-halfspaces §10.2). */
const PI = 3.141592653589793;
const REGIME_LIMIT = 5;

/** Products of random halfspaces, or of soft steps; the quantity is the mean of the product. */
export const halfspacesFamily: Family<typeof halfspacesParams> = {
  ...halfspacesIdentity,
  title: 'Random halfspaces',
  params: halfspacesParams,
  error: 'relative',
  remark({ count, dimension, threshold, step }) {
    if (threshold !== 0 || step === 'soft') return undefined;
    const s = (((2 * count) / PI) * ((2 * count) / PI)) / dimension;
    const told = `s = (2k/π)²/n = ${s < 100 ? s.toPrecision(2) : Math.round(s)}`;
    if (s <= REGIME_LIMIT) return `${told}: low degrees know most of what sets instances apart while s is small.`;
    return `${told}: above ${REGIME_LIMIT} the truth varies by factors that no low degree sees.`;
  },
  factor: 'halfspace',
  noun: { one: 'intersection', many: 'intersections' },
  roughCost: ({ dimension, count, step, sampler }) => {
    const exits = step === 'hard' && sampler === 'early-exit';
    const tested = exits ? Math.min(2, count) : count;
    return NORMAL_COST * dimension + tested * (2 * dimension + (step === 'soft' ? STEP_COST : 0));
  },
  methods: [degreeMethod, gaussianProjectionMethod],
};
