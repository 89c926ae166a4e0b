/** The partitions of a whole number ≥ 0 into parts ≥ 1, each non-increasing, largest parts first. */
export function integerPartitions(total: number, largest = total): number[][] {
  if (total === 0) return [[]];
  const found: number[][] = [];
  for (let first = Math.min(total, largest); first >= 1; first--) {
    for (const rest of integerPartitions(total - first, first)) found.push([first, ...rest]);
  }
  return found;
}

/** The partitions of a list into non-empty parts; parts and their members keep the order of the list. */
export function setPartitions<T>(items: readonly T[]): T[][][] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return setPartitions(rest).flatMap((parts) => [
    [[first], ...parts],
    ...parts.map((part, at) => [[first, ...part], ...parts.filter((_, other) => other !== at)]),
  ]);
}

/** Every vector of whole numbers v with 0 ≤ v ≤ bound in each entry, the zero vector included. */
export function vectorsUpTo(bound: readonly number[]): number[][] {
  const [first, ...rest] = bound;
  if (first === undefined) return [[]];
  const tails = vectorsUpTo(rest);
  return Array.from({ length: first + 1 }, (_, value) => tails.map((tail) => [value, ...tail])).flat();
}

/** The different orders of a list of numbers. */
export function arrangements(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return [...new Set(values)].flatMap((first) => {
    const rest = [...values];
    rest.splice(rest.indexOf(first), 1);
    return arrangements(rest).map((tail) => [first, ...tail]);
  });
}

/** n! of a whole number ≥ 0. */
export function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** n(n − 1)…(n − k + 1). */
export function fallingFactorial(n: number, k: number): number {
  return k === 0 ? 1 : n * fallingFactorial(n - 1, k - 1);
}

/** The sum of a list. */
export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** How often each list of numbers occurs among several. */
export function multiplicities(lists: readonly (readonly number[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) counts.set(String(list), (counts.get(String(list)) ?? 0) + 1);
  return counts;
}

/** Π over the different lists v of mult(v)! · (Π_t v_t!)^mult(v): how many labellings a multiset of blocks has too many of. */
export function symmetryFactor(lists: readonly (readonly number[])[]): number {
  let factor = 1;
  for (const count of multiplicities(lists).values()) factor *= factorial(count);
  for (const list of lists) for (const value of list) factor *= factorial(value);
  return factor;
}
