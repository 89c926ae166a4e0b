import type { Layout } from './levels.ts';
import type { Kernel, Patterns, Row } from './sweep.ts';

/** Forgets all sets with one place: of a turn whose only place it is. */
export class ClearKernel implements Kernel {
  /** Σ g² over the forgotten sets of d elements. */
  top = 0;
  private readonly layout: Layout;
  private readonly g: Float64Array;

  constructor(layout: Layout, g: Float64Array) {
    [this.layout, this.g] = [layout, g];
  }

  patterns(level: number): Patterns {
    return level < this.layout.degree ? [1] : [];
  }

  rows(level: number, { offsets, columns, least, from, end }: Row): void {
    const { g, layout } = this;
    for (let i = from; i < end; i++) {
      const at = offsets[0]! + layout.ranks[columns[0]! + least[i]!]!;
      if (level === layout.degree - 1) this.top += g[at]! * g[at]!;
      g[at] = 0;
    }
  }
}
