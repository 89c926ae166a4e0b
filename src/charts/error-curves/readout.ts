import type { Summary } from '../../experiments/curves.ts';
import type { Noun } from '../../problems/contract.ts';
import { formatCount, formatMeasured, formatNumber, speak, UNKNOWN } from '../numbers.ts';
import { troubleAt } from '../trouble.ts';
import { lineName, paintOf, type Looks } from './looks.ts';
import type { AxisLabels, Cursor, Line, Look } from './model.ts';
import { tracedPoint, type Traced } from './trace.ts';

/** The parts of the one line that tells what is under the cursor. Absent parts have nothing to say. */
export interface Readout {
  readonly line: Line;
  readonly look: Look;
  /** "Order 3", "Sampling, cost of order 3". */
  readonly name: string;
  readonly symbol: string;
  readonly size: string;
  readonly status: 'measured' | 'limit' | 'unreliable' | 'missing';
  /** `4.3×10⁻⁷`, `below 1.7×10⁻⁶`, `unreliable` or `–`. */
  readonly value: string;
  /** What follows ±, for 95 %. */
  readonly error?: string;
  /** `3.4G FLOPs`. */
  readonly flops?: string;
  /** `worth 2.3M samples`; of sampling: `5.2k samples`. */
  readonly worth?: string;
  /** `4 of 20 networks, the first: …`, or what stands in for the method; of sampling: `1.9×10⁻⁴ expected`. */
  readonly note?: string;
  /** `predicted 3.1×10⁻⁵`: what the method expected of its own error. */
  readonly predicted?: string;
  /** All of it, as it is said. */
  readonly spoken: string;
}

/** Words that the summary itself does not know. */
export interface ReadoutWords {
  readonly axis: AxisLabels;
  readonly noun: Noun;
}

/** Half the width of an interval on its longer side. */
export function halfWidth(point: { error: number; band?: { low: number; high: number } }): number | undefined {
  return point.band && Math.max(point.band.high - point.error, point.error - point.band.low);
}

/** What the readout says of the cursor. */
export function readoutOf(summary: Summary, looks: Looks, cursor: Cursor, words: ReadoutWords): Readout {
  const parts = partsOf(tracedPoint(summary, cursor), words.noun);
  const name = lineName(looks, cursor.line);
  const where = `${name}, ${words.axis.x.toLowerCase()} ${cursor.size}`;
  const value = parts.error === undefined ? parts.value : `${parts.value} ± ${parts.error}`;
  const predicted = parts.predicted && `${parts.predicted}, without a sample`;
  const spoken = [`${where}: ${value}`, parts.note, predicted, parts.flops, parts.worth].filter(
    (part) => part !== undefined,
  );
  return {
    line: cursor.line,
    look: paintOf(looks, cursor.line),
    name,
    symbol: words.axis.symbol,
    size: String(cursor.size),
    ...parts,
    spoken: `${spoken.map(speak).join(', ')}.`,
  };
}

type Parts = Pick<Readout, 'status' | 'value' | 'error' | 'flops' | 'worth' | 'note' | 'predicted'>;

function partsOf(traced: Traced | undefined, noun: Noun): Parts {
  if (traced === undefined) return { status: 'missing', value: UNKNOWN };
  const { point, sampling } = traced;
  const { status } = point;
  const flops = `${formatCount(point.flops)} FLOPs`;
  const trouble = troubleAt(point, noun);
  if (status === 'unreliable') return { status, value: 'unreliable', flops, ...(trouble && { note: trouble }) };
  const samples = sampling && `${formatCount(sampling.samples)} samples`;
  const remark = sampling ? `${formatNumber(sampling.expected)} expected` : trouble;
  const note = remark !== undefined && { note: remark };
  const expected = point.predicted === undefined ? {} : { predicted: `predicted ${formatNumber(point.predicted)}` };
  // Less than one sample is worth saying in digits, not as 0.
  const normalised = point.normalised ?? point.error;
  const worth = normalised > 1 ? formatNumber(1 / normalised) : formatCount(1 / normalised);
  if (status === 'limit') {
    const value = `below ${formatNumber(point.error)}`;
    return { status, value, flops, worth: samples ?? `worth more than ${worth} samples`, ...note, ...expected };
  }
  return {
    status,
    ...formatMeasured(point.error, halfWidth(point)),
    flops,
    worth: samples ?? `worth ${worth} samples`,
    ...note,
    ...expected,
  };
}
