import { formatInteger } from '../numbers.ts';
import { normalBetween, type Layout, type Row } from './layout.ts';
import { errors, finePercent, points } from './words.ts';

/** A bar of a row. */
export interface Cursor {
  readonly row: number;
  readonly bar: number;
}

function within(value: number, count: number): number {
  return Math.min(Math.max(0, count - 1), Math.max(0, value));
}

const MOVES: Readonly<Record<string, readonly [row: number, bar: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** The cursor after a key: ← → bar, ↑ ↓ group, Home and End the ends; undefined for all other keys. */
export function traceKey(layout: Layout, cursor: Cursor | undefined, key: string): Cursor | undefined {
  const move = MOVES[key];
  if (move === undefined || layout.rows.length === 0) return undefined;
  if (cursor === undefined) return { row: 0, bar: key === 'End' ? barCount(layout.rows[0]) - 1 : 0 };
  const row = within(cursor.row + move[0], layout.rows.length);
  return { row, bar: within(cursor.bar + move[1], barCount(layout.rows[row])) };
}

/** Bars that can be traced: those of the axis, and what lies beyond it if there is any. */
function barCount(row: Row | undefined): number {
  if (row === undefined || row.bars.length === 0) return 1;
  return row.beyond === undefined ? row.bars.length - 1 : row.bars.length;
}

/** The bar under a point, in the row that is nearest. */
export function nearest(layout: Layout, x: number, y: number): Cursor | undefined {
  if (layout.rows.length === 0) return undefined;
  const row = layout.rows.findIndex(({ box }) => y <= box.bottom + 14);
  const at = row < 0 ? layout.rows.length - 1 : row;
  const bars = Math.max(1, (layout.rows[at]?.bars.length ?? 1) - 1);
  const share = (x - layout.left) / (layout.right - layout.left);
  return { row: at, bar: within(Math.floor(share * bars), barCount(layout.rows[at])) };
}

/** What is under the cursor: "Order 3, 0.75σ to 1σ: 41 of 512 errors, 8.0 % (normal: 8.1 %)". */
export function readoutOf(layout: Layout, cursor: Cursor | undefined): string {
  const row = cursor && layout.rows[cursor.row];
  if (cursor === undefined || row === undefined) return '';
  const { count, shares } = row.judgement;
  const bar = row.bars[cursor.bar];
  if (bar === undefined) return `${row.name}: ${errors(count)}, too few for a histogram.`;
  const range = bar.to === Infinity ? `beyond ${bar.from}σ` : `${bar.from}σ to ${bar.to}σ`;
  const here = `${formatInteger(bar.count)} of ${errors(count)}, ${finePercent(bar.count / count)}`;
  const normal = finePercent(normalBetween(bar.from, bar.to));
  const all = shares.map(
    (share) => `${finePercent(share.share)} ± ${points(share.standardError)} within ${share.within}σ`,
  );
  return `${row.name}, ${range}: ${here} (normal: ${normal}). In all ${all.join(', ')}.`;
}
