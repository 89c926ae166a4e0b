import { type Block, type Diagram, supportOf } from './diagrams.ts';

/** Two-index blocks on the same pair count as one edge; of other supports, and of pairs, each once. */
function edgesOf(blocks: readonly Block[]): number[][] {
  const supports = blocks.map(supportOf).filter((support) => support.length > 1);
  const pairs = new Map(supports.filter(({ length }) => length === 2).map((pair) => [String(pair), pair]));
  return [...pairs.values(), ...supports.filter(({ length }) => length !== 2)];
}

/** Whether the supports form a tree of hyperedges: any two share at most one index, and none closes a cycle. */
function isHypertree(blocks: readonly Block[]): boolean {
  const edges = edgesOf(blocks);
  const shareTwo = edges.some((a, i) =>
    edges.slice(i + 1).some((b) => a.filter((index) => b.includes(index)).length > 1),
  );
  const joined = edges.reduce((sum, { length }) => sum + length - 1, 0);
  return !shareTwo && joined === new Set(edges.flat()).size - 1;
}

/** Whether a block is the joint cumulant of `order` different neurons. */
function isTop(block: Block, order: number): boolean {
  return supportOf(block).length === order && block.every((value) => value <= 1);
}

/**
 * Whether the factored form of order K keeps a diagram of a slice (cumulant-propagation §8.3): of the slice of K different
 * neurons only trees, of all others only those without another block beside a joint cumulant of K different neurons.
 */
export function keptByFactoredForm(diagram: Diagram, slice: readonly number[], order: number): boolean {
  const { blocks } = diagram;
  if (slice.length === order && slice.every((value) => value === 1)) return isHypertree(blocks);
  return blocks.length < 2 || !blocks.some((block) => isTop(block, order));
}
