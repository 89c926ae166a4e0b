import { formatDecade, formatInteger, formatMeasured, formatNumber, UNKNOWN } from '../numbers.ts';
import { claimOf, formatThreshold, type Claim } from './claims.ts';
import type { OutputTailData, SampledTail, Tail, TailMethod } from './model.ts';

/** Standard errors of a 95 % interval. */
const WIDTH_95 = 1.96;
/** No event in N samples: the probability is below 3/N with 95 % confidence. */
export const RULE_OF_THREE = 3;

/** A probability of which only the order of magnitude counts: "about 10⁻⁴". */
export function roughly(probability: number): string {
  return `about ${formatDecade(Math.round(Math.log10(probability)))}`;
}

/** A claim in a table or a readout. */
export function claimText(claim: Claim): string {
  switch (claim.kind) {
    case 'value':
      return formatNumber(claim.probability);
    case 'rough':
      return roughly(claim.probability);
    case 'beyond':
      return 'out of reach';
    case 'failed':
      return claim.why;
  }
}

/** "2 of 1,371", "none of 1,371". */
export function countText(count: number, samples: number): string {
  return `${count === 0 ? 'none' : formatInteger(count)} of ${formatInteger(samples)}`;
}

/** 95 % limits, symmetric on a logarithmic axis: few events leave more room below than above. */
export function intervalOf({ probability, standardError }: SampledTail): {
  readonly low: number;
  readonly high: number;
} {
  const factor = Math.exp((WIDTH_95 * standardError) / probability);
  if (!Number.isFinite(factor)) return { low: probability, high: probability };
  return { low: probability / factor, high: Math.min(1, probability * factor) };
}

/**
 * A sampled probability with its 95 % limits: `0.030 ± 0.009`; `1.5×10⁻³ (3.6×10⁻⁴ to 5.8×10⁻³)` where few events were
 * seen, and `below 2.2×10⁻³` where none was.
 */
export function sampledText(sampled: SampledTail, samples: number): string {
  const { probability, standardError, count } = sampled;
  if (!(samples > 0)) return UNKNOWN;
  if (count === 0) return `below ${formatNumber(Math.min(1, RULE_OF_THREE / samples))}`;
  if (WIDTH_95 * standardError > probability / 2) {
    const { low, high } = intervalOf(sampled);
    return `${formatNumber(probability)} (${formatNumber(low)} to ${formatNumber(high)})`;
  }
  const { value, error } = formatMeasured(probability, WIDTH_95 * standardError);
  return error === undefined ? value : `${value} ± ${error}`;
}

/**
 * Whether a count is beyond what a probability explains: three standard deviations, and three events more, since few
 * events are skewed.
 */
export function surprise(count: number, samples: number, probability: number): 'more' | 'fewer' | undefined {
  const expected = samples * probability;
  const deviation = 3 * Math.sqrt(expected * (1 - probability));
  if (count > expected + deviation + 3) return 'more';
  return count < expected - deviation ? 'fewer' : undefined;
}

/** The farthest threshold at which the default method gives a value; else an order of magnitude. */
export function toldThreshold(tail: Tail): number | undefined {
  const method = focusOf(tail);
  if (method === undefined) return undefined;
  const kinds = tail.thresholds.map((_, index) => claimOf(tail, method, index).kind);
  const value = kinds.lastIndexOf('value');
  const index = value >= 0 ? value : kinds.lastIndexOf('rough');
  return index < 0 ? undefined : index;
}

export function focusOf(tail: Tail): TailMethod | undefined {
  return tail.methods.find(({ name }) => name === tail.focus);
}

function samplingClause(tail: Tail, index: number, probability: number | undefined): string {
  const sampled = tail.sampled[index];
  if (sampled === undefined || !(tail.samples > 0)) return 'nothing was sampled';
  const seen = `sampling of the same cost has seen ${countText(sampled.count, tail.samples)}`;
  const odd = probability === undefined ? undefined : surprise(sampled.count, tail.samples, probability);
  return odd === undefined ? seen : `${seen}, ${odd} than chance explains`;
}

/** ", 262,144 samples 8.1×10⁻³": what the truth is about, where far more samples than the cost buys were drawn. */
function referenceClause({ reference }: Tail, index: number): string {
  const sampled = reference?.sampled[index];
  if (reference === undefined || sampled === undefined || sampled.count === 0) return '';
  return `, ${formatInteger(reference.samples)} samples ${formatNumber(sampled.probability)}`;
}

/** What the chart shows, in one sentence: "At t = 2.1 deduction says 1.3×10⁻³; sampling of the same cost has seen 2 of 1,371." */
export function outputTailSentence({ tail, labels }: OutputTailData): string {
  const method = focusOf(tail);
  const index = toldThreshold(tail);
  if (method === undefined || index === undefined) {
    const last = tail.thresholds.length - 1;
    if (last < 0) return 'There is no threshold to compare at.';
    const where = `${labels.symbol} = ${formatThreshold(tail.thresholds[last] ?? NaN)}`;
    return `Deduction gives no tail here; at ${where} ${samplingClause(tail, last, undefined)}.`;
  }
  const claim = claimOf(tail, method, index);
  const where = `At ${labels.symbol} = ${formatThreshold(tail.thresholds[index] ?? NaN)}`;
  const says = `deduction says ${claimText(claim)}`;
  const held = referenceClause(tail, index);
  if (claim.kind !== 'value')
    return `${where} ${says}, an order of magnitude${held}; ${samplingClause(tail, index, undefined)}.`;
  return `${where} ${says}${held}; ${samplingClause(tail, index, claim.probability)}.`;
}

/** What is under the cursor: "t = 1.5: sampled 136 of 1,371, 0.099 ± 0.02; Gaussian 0.067." */
export function readoutOf({ tail, labels }: OutputTailData, index: number | undefined): string {
  const threshold = index === undefined ? undefined : tail.thresholds[index];
  if (index === undefined || threshold === undefined) return '';
  const sampled = tail.sampled[index];
  const seen =
    sampled === undefined || !(tail.samples > 0)
      ? []
      : [`sampled ${countText(sampled.count, tail.samples)}, ${sampledText(sampled, tail.samples)}`];
  const { reference } = tail;
  const compared = reference?.sampled[index];
  const held =
    reference === undefined || compared === undefined
      ? []
      : [`${formatInteger(reference.samples)} samples ${sampledText(compared, reference.samples)}`];
  const said = tail.methods.map((method) => `${method.name} ${claimText(claimOf(tail, method, index))}`);
  return `${labels.symbol} = ${formatThreshold(threshold)}: ${[...seen, ...held, ...said].join('; ')}.`;
}
