import type { Formula } from './instance.ts';
import type { OrderName } from './order-name.ts';

/** How many constraints mention each variable. */
export function occurrences({ variables, constraints }: Formula): Int32Array {
  const counts = new Int32Array(variables);
  for (const constraint of constraints) for (const variable of constraint.variables) counts[variable]! += 1;
  return counts;
}

/** The constraints that mention each variable. */
function mentions({ variables, constraints }: Formula): readonly (readonly number[])[] {
  const lists = Array.from({ length: variables }, (): number[] => []);
  for (const [index, constraint] of constraints.entries()) {
    for (const variable of constraint.variables) lists[variable]!.push(index);
  }
  return lists;
}

/** The one of the constraints left with the fewest (new − closed, new, index); `left` is ascending. */
function leastGrowth(left: readonly number[], fresh: Int32Array, closed: Int32Array): number {
  let best = left[0]!;
  for (const index of left) {
    const difference = fresh[index]! - closed[index]! - (fresh[best]! - closed[best]!);
    if (difference < 0 || (difference === 0 && fresh[index]! < fresh[best]!)) best = index;
  }
  return best;
}

/**
 * Indices of the constraints in the greedy order that keeps few variables open (random-sat §9): always the one that
 * minimises (new − closed, new, index), where new counts its variables that none before it has and closed those that none
 * after it has.
 */
export function frontierOrder(formula: Formula): Int32Array {
  const { constraints } = formula;
  const mentioning = mentions(formula);
  const remaining = occurrences(formula);
  const opened = new Uint8Array(formula.variables);
  const fresh = Int32Array.from(constraints, ({ variables }) => variables.length);
  const closed = Int32Array.from(constraints, ({ variables }) => variables.filter((v) => remaining[v] === 1).length);
  const left = Array.from(constraints, (_, index) => index);
  return Int32Array.from(constraints, () => {
    const chosen = leastGrowth(left, fresh, closed);
    left.splice(left.indexOf(chosen), 1);
    for (const variable of constraints[chosen]!.variables) {
      remaining[variable]! -= 1;
      for (const index of mentioning[variable]!) {
        if (!opened[variable]) fresh[index]! -= 1;
        if (remaining[variable] === 1) closed[index]! += 1;
      }
      opened[variable] = 1;
    }
    return chosen;
  });
}

const greedy = new WeakMap<Formula, Int32Array>();

/** Indices of the constraints in the order of that name. */
export function orderOf(formula: Formula, name: OrderName): Int32Array {
  if (name === 'natural') return Int32Array.from(formula.constraints, (_, index) => index);
  const order = greedy.get(formula) ?? frontierOrder(formula);
  greedy.set(formula, order);
  return order;
}
