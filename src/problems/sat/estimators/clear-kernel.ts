import { type Blocks, blocksOf } from './blocks.ts';
import type { Layout } from './levels.ts';
import type { Kernel } from './sweep.ts';

/** The sets with a turn's only place. */
export function clearBlocks(layout: Layout): Blocks {
  return blocksOf(
    layout,
    1,
    Array.from({ length: layout.degree }, () => [1]),
  );
}

/** Forgets all sets with a turn's only place. */
export class ClearKernel implements Kernel {
  /** Σ g² over the forgotten sets of d elements. */
  top = 0;
  private readonly layout: Layout;
  private readonly g: Float64Array;

  constructor(layout: Layout, g: Float64Array) {
    [this.layout, this.g] = [layout, g];
  }

  rows(level: number, offsets: Int32Array, columns: Int32Array, least: Int32Array, from: number, end: number): void {
    const { g, layout } = this;
    for (let i = from; i < end; i++) {
      const at = offsets[0]! + layout.ranks[columns[0]! + least[i]!]!;
      if (level === layout.degree - 1) this.top += g[at]! * g[at]!;
      g[at] = 0;
    }
  }
}
