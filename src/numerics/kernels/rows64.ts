import type { RowSums } from '../rows.ts';
import { aligned, type Workspace } from './workspace.ts';

type Operand = Float64Array | Uint32Array;

/** Lays arrays into scratch one after the other; the same array once, and none that lies in this memory anyway. */
class Layout {
  readonly #workspace: Workspace;
  readonly #places = new Map<Operand, number>();
  bytes = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  place(array: Operand): void {
    if (this.#places.has(array) || this.#lies(array)) return;
    this.#places.set(array, this.bytes);
    this.bytes += aligned(array.byteLength);
  }

  /** Where an array is, if scratch begins at `base`. */
  of(array: Operand, base: number): number {
    return this.#lies(array) ? array.byteOffset : base + this.#places.get(array)!;
  }

  fill(base: number): void {
    for (const [array, place] of this.#places) {
      if (array instanceof Float64Array) this.#workspace.view64(base + place, array.length).set(array);
      else this.#workspace.viewU32(base + place, array.length).set(array);
    }
  }

  #lies(array: Operand): boolean {
    return array instanceof Float64Array && this.#workspace.holds(array);
  }
}

/** `plain/rows64.ts`, on copies of what does not lie here: worth it from some thousand entries on. */
export function addRows64(workspace: Workspace, { out, scales, count, factors }: RowSums): void {
  const layout = new Layout(workspace);
  const tables = [out, ...factors].map(({ at }) => at);
  for (const array of [scales, out.data, ...factors.map(({ data }) => data), ...tables]) layout.place(array);
  const base = workspace.scratch(layout.bytes);
  layout.fill(base);
  const address = (array: Operand | undefined): number => (array ? layout.of(array, base) : 0);
  const [a, b, c] = factors.map(({ data }) => data);
  const [outAt, aAt, bAt, cAt] = tables;
  workspace.kernels.addRows64(
    scales.length,
    count,
    address(scales),
    address(out.data),
    address(outAt),
    factors.length,
    address(a),
    address(aAt),
    address(b),
    address(bAt),
    address(c),
    address(cAt),
  );
  if (!workspace.holds(out.data)) out.data.set(workspace.view64(address(out.data), out.data.length));
}
