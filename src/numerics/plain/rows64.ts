import type { RowSums } from '../rows.ts';

/** Row by row, in order: products from the left after the scale, each product and each sum rounded. */
export function addRows64({ out, scales, count, factors }: RowSums): void {
  const to = out.data;
  const [a, b, c] = factors;
  for (let row = 0; row < scales.length; row++) {
    const [at, scale] = [out.at[row]!, scales[row]!];
    const [i, j, k] = [a?.at[row] ?? 0, b?.at[row] ?? 0, c?.at[row] ?? 0];
    if (!a) for (let t = 0; t < count; t++) to[at + t] = to[at + t]! + scale;
    else if (!b) for (let t = 0; t < count; t++) to[at + t] = to[at + t]! + scale * a.data[i + t]!;
    else if (!c) {
      for (let t = 0; t < count; t++) to[at + t] = to[at + t]! + scale * a.data[i + t]! * b.data[j + t]!;
    } else {
      for (let t = 0; t < count; t++) {
        to[at + t] = to[at + t]! + scale * a.data[i + t]! * b.data[j + t]! * c.data[k + t]!;
      }
    }
  }
}
