import { formatNumber } from './numbers.ts';

/** px on either side of a value: a straight scale. Equal ends stand at the start. */
export function linearScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const perUnit = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + perUnit * (value - from);
}

/** The least of 1, 2, 5, 10, 20… times a power of ten that makes at most `most` steps of `span`. */
export function niceStep(span: number, most: number): number {
  const least = span / Math.max(1, most);
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const decade = 10 ** Math.floor(Math.log10(least));
  return decade * ([1, 2, 5, 10].find((factor) => decade * factor >= least * (1 - 1e-9)) ?? 10);
}

/** Ticks are written in full between these steps, and in powers of ten beyond. */
const FINE = 1e-4;
const COARSE = 1e6;

/** Round values inside [from, to], at most about `most`, with the words of an axis. */
export function linearTicks(
  from: number,
  to: number,
  most: number,
): readonly { readonly value: number; readonly label: string }[] {
  if (!(to > from)) return [];
  const step = niceStep(to - from, most);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const value = (first + index) * step;
    if (step < FINE || step >= COARSE) return { value, label: formatNumber(value) };
    const digits = Math.abs(value).toFixed(decimals);
    return { value, label: value < 0 && Number(digits) > 0 ? `−${digits}` : digits };
  });
}
