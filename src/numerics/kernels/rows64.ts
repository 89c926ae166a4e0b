import type { RowSums } from '../rows.ts';
import { aligned, type Workspace } from './workspace.ts';

/** Lays arrays into scratch one after the other; the same array once. */
class Layout {
  readonly #places = new Map<Float64Array | Uint32Array, number>();
  bytes = 0;

  place(array: Float64Array | Uint32Array): void {
    if (this.#places.has(array)) return;
    this.#places.set(array, this.bytes);
    this.bytes += aligned(array.byteLength);
  }

  of(array: Float64Array | Uint32Array): number {
    return this.#places.get(array)!;
  }

  fill(workspace: Workspace, base: number): void {
    for (const [array, place] of this.#places) {
      if (array instanceof Float64Array) workspace.view64(base + place, array.length).set(array);
      else workspace.viewU32(base + place, array.length).set(array);
    }
  }
}

/** `plain/rows64.ts`, on copies: what is copied in is worth it from some thousand entries on. */
export function addRows64(workspace: Workspace, { out, scales, count, factors }: RowSums): void {
  const layout = new Layout();
  const tables = [out, ...factors].map(({ at }) => at);
  for (const array of [scales, out.data, ...factors.map(({ data }) => data), ...tables]) layout.place(array);
  const base = workspace.scratch(layout.bytes);
  layout.fill(workspace, base);
  const address = (array: Float64Array | Uint32Array | undefined): number => (array ? base + layout.of(array) : 0);
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
  out.data.set(workspace.view64(address(out.data), out.data.length));
}
