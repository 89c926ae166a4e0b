import { backend } from '../backend.ts';

/**
 * Rows of a product that make one panel, about 5 ms of work, when each row takes `perRow` multiply-adds. A multiple of 4, at
 * least 4.
 */
export function panelRows(perRow: number): number {
  return Math.max(4, Math.floor(backend().multiplyAdds / perRow / 4) * 4);
}
