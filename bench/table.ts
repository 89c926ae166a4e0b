import type { Row } from './benchmark.ts';

/** A number with three digits that count, as people write it: 0.0123, 1.23, 123, 12300. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const short = Number(value.toPrecision(3));
  return Math.abs(short) < 1e6 ? String(short) : short.toExponential();
}

function comparison({ baselines, ratios }: Row): string {
  return Object.entries(baselines)
    .map(([name, value]) => `${name} ${figure(value)} (${figure(ratios[name] ?? NaN)} ×)`)
    .join(', ');
}

/** The line of one row, with its note on a line below. `width` is the room for names. */
export function lineOf(row: Row, width: number): string {
  const ours = `${figure(row.ours)} ${row.unit}`;
  const line = `${row.name.padEnd(width)}  ${ours.padEnd(18)}  ${comparison(row)}`.trimEnd();
  return row.note === undefined ? line : `${line}\n${row.note.replaceAll(/^/gm, '    ')}`;
}
