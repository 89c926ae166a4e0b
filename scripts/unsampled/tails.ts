import { deduce, thresholdsFor } from '../../src/experiments/outputs.ts';
import { ROUTES, tailBy } from '../../src/experiments/tail-routes.ts';
import { fold, key } from '../../src/numerics/rng/key.ts';
import type { Cumulants } from '../../src/numerics/tails/cumulants.ts';
import { tailReach } from '../../src/numerics/tails/reliability.ts';
import { alarmsIn, type MethodRef, type Opened } from '../../src/problems/contract.ts';
import { FieldError } from '../../src/problems/field-error.ts';
import { finish } from '../../src/problems/work.ts';

const BLOCK = 256;

/** What is asked about one output: without thresholds, those of the page; without samples, deduction alone. */
export interface TailQuestion {
  readonly method: MethodRef;
  readonly output: number;
  readonly thresholds: readonly number[] | undefined;
  readonly samples: number;
  readonly seed: number;
}

/** How many of `samples` draws of an output are above each threshold. */
function countAbove(opened: Opened, question: TailQuestion, thresholds: readonly number[]): number[] {
  const { samples, seed, output } = question;
  const stream = fold(key(seed), 'command line', 'tails');
  const counts = thresholds.map(() => 0);
  for (let start = 0; start < samples; start += BLOCK) {
    const size = Math.min(BLOCK, samples - start);
    for (const value of finish(opened.draws(fold(stream, start / BLOCK), size, output))) {
      for (const [k, threshold] of thresholds.entries()) if (value > threshold) counts[k] = (counts[k] ?? 0) + 1;
    }
  }
  return counts;
}

function sampledTails(opened: Opened, question: TailQuestion, thresholds: readonly number[]): Record<string, unknown> {
  const { samples, seed } = question;
  const counts = countAbove(opened, question, thresholds);
  const probability = counts.map((count) => count / samples);
  return {
    samples,
    seed,
    count: counts,
    probability,
    standardError: probability.map((p) => Math.sqrt((p * (1 - p)) / samples)),
  };
}

function thresholdsOf(question: TailQuestion, cumulants: Cumulants): readonly number[] {
  if (question.thresholds) return question.thresholds;
  if (cumulants.variance > 0) return [...thresholdsFor(cumulants)];
  throw new FieldError('--thresholds', 'is missing, and without a variance there is none to choose them by');
}

/** Tail probabilities of one output by every route, the cumulants behind them, and what sampling says. */
export function answerTails(opened: Opened, question: TailQuestion): Record<string, unknown> {
  const { method, output } = question;
  const { cumulants, order, flops, notes } = finish(deduce(opened, method, output));
  if (Number.isNaN(cumulants.mean)) throw new FieldError('--output', `${output} is none of this network’s outputs`);
  const thresholds = thresholdsOf(question, cumulants);
  const alarms = alarmsIn(notes);
  const probabilities = ROUTES.map((route) => [route, thresholds.map((t) => tailBy(route, cumulants, t))] as const);
  const [[, usual] = [undefined, []]] = probabilities;
  return {
    output,
    thresholds,
    probability: Object.fromEntries(probabilities),
    reach: usual.map((p) => tailReach(p, opened.ratio, alarms)),
    cumulants,
    order,
    notes,
    flops,
    affordableSamples: Math.max(1, Math.floor(flops / opened.flopsPerSample)),
    ...(question.samples > 0 && { sampled: sampledTails(opened, question, thresholds) }),
  };
}
