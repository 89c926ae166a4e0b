import { symmetryFactor, total } from './partitions.ts';

/** How often a block uses each of the indices of a slice. */
export type Block = readonly number[];

/**
 * One term of the truncated Edgeworth expansion of a joint cumulant of functions of several neurons
 * (cumulant-propagation §5.3): the product of the cumulants of its blocks, times a Wick coefficient for each index.
 */
export interface Diagram {
  readonly blocks: readonly Block[];
  /** 1 ÷ Π over different blocks of mult! · (Π_t v_t!)^mult. */
  readonly coefficient: number;
  /** Σ_v v: the order of the derivative at each index. */
  readonly derivatives: readonly number[];
}

/** What bounds an expansion. */
export interface Truncation {
  /** Σ cost(v) may not exceed it. */
  readonly budget: number;
  /** Whether a cumulant of this order is known. */
  has(order: number): boolean;
  /** The largest order known. */
  readonly largest: number;
}

/** |v| − 1 − [all entries even]: a cumulant of this block is typically of size n^(−cost/2). */
export function costOf(block: Block): number {
  return total(block) - 1 - (block.every((value) => value % 2 === 0) ? 1 : 0);
}

/** The indices that a block uses. */
export function supportOf(block: Block): number[] {
  return block.flatMap((value, index) => (value > 0 ? [index] : []));
}

/** Vectors of `indices` whole numbers ≥ 0 with a sum of at most `most`. */
function vectorsOfSum(indices: number, most: number): number[][] {
  if (indices === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, value) =>
    vectorsOfSum(indices - 1, most - value).map((tail) => [value, ...tail]),
  ).flat();
}

/** Mean and variance of each neuron are already inside the Wick coefficients. */
function isLowLoop(block: Block): boolean {
  return total(block) <= 2 && supportOf(block).length < 2;
}

function blocksOf(indices: number, { budget, has, largest }: Truncation): Block[] {
  return vectorsOfSum(indices, largest).filter(
    (block) => total(block) > 0 && has(total(block)) && !isLowLoop(block) && costOf(block) <= budget,
  );
}

/** Whether the hypergraph of the blocks' supports joins all indices; the empty one joins a single index. */
function isConnected(blocks: readonly Block[], indices: number): boolean {
  const reached = new Set([0]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const block of blocks) {
      const support = supportOf(block);
      if (support.some((index) => reached.has(index))) support.forEach((index) => reached.add(index));
    }
  }
  return reached.size === indices;
}

/** Multisets of blocks whose costs stay within a budget. */
function multisets(blocks: readonly Block[], budget: number): Block[][] {
  const found: Block[][] = [[]];
  for (const [at, block] of blocks.entries()) {
    const left = budget - costOf(block);
    if (left < 0) continue;
    for (const rest of multisets(blocks.slice(at), left)) found.push([block, ...rest]);
  }
  return found;
}

/** Every diagram on so many indices, in a fixed order. */
export function diagramsOn(indices: number, truncation: Truncation): Diagram[] {
  return multisets(blocksOf(indices, truncation), truncation.budget)
    .filter((blocks) => isConnected(blocks, indices))
    .map((blocks) => ({
      blocks,
      coefficient: 1 / symmetryFactor(blocks),
      derivatives: Array.from({ length: indices }, (_, index) => total(blocks.map((block) => block[index] ?? 0))),
    }));
}
