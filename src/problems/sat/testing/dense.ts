import { isSatisfied } from '../constraint.ts';
import { sizeOf } from '../estimators/bits.ts';
import type { Formula } from '../instance.ts';
import { truths } from './formulas.ts';

/** Walsh–Hadamard transform in place: sums over assignments of values times characters; its own inverse but for 2^n. */
function transform(values: Float64Array): Float64Array {
  for (let half = 1; half < values.length; half *= 2) {
    for (let i = 0; i < values.length; i++) {
      if (i & half) continue;
      const [a, b] = [values[i]!, values[i | half]!];
      values[i] = a + b;
      values[i | half] = a - b;
    }
  }
  return values;
}

/** What deduction and projection know after one constraint, by brute force over all 2^n sets. */
interface DenseStep {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly value: number;
}

function energies(coefficients: Float64Array, levels: number): number[] {
  const energy = new Array<number>(levels).fill(0);
  for (const [set, coefficient] of coefficients.entries()) energy[sizeOf(set)]! += coefficient * coefficient;
  return energy;
}

/**
 * Deduction and projection onto the levels ≤ d by their definition (random-sat §3): all coefficients of the product, by
 * transforms of whole tables. Character x_S is −1 to the number of false variables in S.
 */
export function denseSteps(formula: Formula, order: Iterable<number>, degree: number): DenseStep[] {
  const { kind, variables, constraints } = formula;
  const assignments = truths(variables).map((_, a) => Array.from({ length: variables }, (__, v) => !((a >> v) & 1)));
  let head = new Float64Array(assignments.length);
  head[0] = 1;
  return Array.from(order, (index) => {
    const values = transform(head.slice());
    const product = values.map((value, a) => (isSatisfied(kind, constraints[index]!, assignments[a]!) ? value : 0));
    const deduced = transform(product).map((sum) => sum / assignments.length);
    head = deduced.map((coefficient, set) => (sizeOf(set) <= degree ? coefficient : 0));
    const [before, after] = [energies(deduced, variables + 1), energies(head, variables + 1)];
    return { before, after, value: head[0]! };
  });
}
