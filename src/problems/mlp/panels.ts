/** Multiply-adds between two places to pause: about 5 ms of plain loops. */
const PANEL = 10_000_000;

/** Rows of a product that make one panel, when each row takes `perRow` multiply-adds. A multiple of 4, at least 4. */
export function panelRows(perRow: number): number {
  return Math.max(4, Math.floor(PANEL / perRow / 4) * 4);
}
