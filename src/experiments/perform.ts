import { findRunnable } from '../problems/registry.ts';
import { outputsOf } from './outputs.ts';
import { createPerform } from './perform-with.ts';

/** The whole engine, with every estimator in place: tests and scripts call this; workers fetch large ones when needed. */
export const perform = createPerform(findRunnable, () => outputsOf);
