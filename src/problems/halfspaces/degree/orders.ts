import { fold, key } from '../../../numerics/rng/key.ts';

/** Names the permutations: part of the method, not of an instance. */
const ORDERS = fold(key(0), 'halfspaces', 'orders');
const TWO_32 = 4294967296;

/** A fixed pseudo-random permutation of 0 … k − 1 (Fisher–Yates). */
function shuffled(k: number, index: number): Uint32Array {
  const order = Uint32Array.from({ length: k }, (_, i) => i);
  for (let i = k - 1; i > 0; i--) {
    const [word] = fold(ORDERS, index, i);
    const j = Math.floor((word / TWO_32) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** So many orders of k factors: as they come, then fixed permutations. */
export function factorOrders(k: number, count: number): readonly Uint32Array[] {
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? Uint32Array.from({ length: k }, (__, i) => i) : shuffled(k, index),
  );
}
