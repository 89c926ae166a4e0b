import type { ExactAlgorithm } from '../../contract.ts';
import type { Halfspaces } from '../instance.ts';
import { fewHalfspaces } from './few.ts';
import { hafnianOfLinear } from './hafnian.ts';
import { hardHalfspaces } from './hard.ts';
import { planarHalfspaces } from './planar.ts';
import { polygonOfHalfspaces } from './polygon.ts';
import { softHalfspaces } from './soft.ts';

const ALGORITHMS = [
  fewHalfspaces,
  planarHalfspaces,
  polygonOfHalfspaces,
  hardHalfspaces,
  softHalfspaces,
  hafnianOfLinear,
] as const;

/** Every algorithm that gives the quantity of a product. */
export function exactAlgorithms(instance: Halfspaces): readonly ExactAlgorithm[] {
  return ALGORITHMS.map((algorithm) => algorithm(instance)).filter((each) => each !== undefined);
}

/**
 * The cheapest algorithm for the quantity itself (random-halfspaces §7). Undefined for biased and soft factors on a sphere and
 * for logistic ones, which have none.
 */
export function exactOf(instance: Halfspaces): ExactAlgorithm | undefined {
  let cheapest: ExactAlgorithm | undefined;
  for (const each of exactAlgorithms(instance)) if (!cheapest || each.cost < cheapest.cost) cheapest = each;
  return cheapest;
}
