import { midSentence } from '../error-curves/looks.ts';
import { formatDecade, formatInteger, formatMeasured, formatNumber } from '../numbers.ts';
import { claimOf, formatThreshold, type Claim } from './claims.ts';
import type { OutputTailData, SampledTail, Tail, TailMethod } from './model.ts';

/** Standard errors of a 95 % interval. */
export const WIDTH_95 = 1.96;
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

/** A sampled probability with its 95 % limits: "0.0015 ± 0.0020", or "below 0.0022" where no event was seen. */
export function sampledText({ probability, standardError, count }: SampledTail, samples: number): string {
  if (!(samples > 0)) return '–';
  if (count === 0) return `below ${formatNumber(Math.min(1, RULE_OF_THREE / samples))}`;
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

/** What the chart shows, in one sentence: "At t = 2.1 deduction says 0.0013; sampling of the same cost has seen 2 of 1,371." */
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
  if (claim.kind !== 'value')
    return `${where} ${says}, an order of magnitude; ${samplingClause(tail, index, undefined)}.`;
  return `${where} ${says}; ${samplingClause(tail, index, claim.probability)}.`;
}

/** What is under the cursor: "t = 2.1: sampled 2 of 1,371, 0.0015 ± 0.0020; Edgeworth 0.0013; Gaussian about 10⁻⁴." */
export function readoutOf({ tail, labels }: OutputTailData, index: number | undefined): string {
  const threshold = index === undefined ? undefined : tail.thresholds[index];
  if (index === undefined || threshold === undefined) return '';
  const sampled = tail.sampled[index];
  const seen =
    sampled === undefined || !(tail.samples > 0)
      ? []
      : [`sampled ${countText(sampled.count, tail.samples)}, ${sampledText(sampled, tail.samples)}`];
  const said = tail.methods.map((method) => `${midSentence(method.name)} ${claimText(claimOf(tail, method, index))}`);
  return `${labels.symbol} = ${formatThreshold(threshold)}: ${[...seen, ...said].join('; ')}.`;
}
