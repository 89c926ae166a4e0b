import type { ExactAlgorithm } from '../../contract.ts';
import type { Formula } from '../instance.ts';
import { bruteForce } from './brute-force.ts';
import { dpll } from './dpll.ts';
import { elimination } from './elimination.ts';
import { frontierTable } from './frontier-table.ts';

/** Operations that an exact value may be expected to take: about 5 s. */
const MOST_OPERATIONS = 5e9;

/** Everything that gives the exact value of a formula, whatever it costs. */
export function exactAlgorithms(formula: Formula): readonly ExactAlgorithm[] {
  return [elimination, bruteForce, frontierTable, dpll].flatMap((algorithm) => algorithm(formula) ?? []);
}

/** The algorithm of least expected cost; undefined where even that would take more than about 5 s. */
export function cheapestExact(formula: Formula): ExactAlgorithm | undefined {
  const [first, ...others] = exactAlgorithms(formula);
  if (!first) return undefined;
  const cheapest = others.reduce((best, each) => (each.cost < best.cost ? each : best), first);
  return cheapest.cost <= MOST_OPERATIONS ? cheapest : undefined;
}
