import type { Summary } from '../experiments/curves.ts';
import type { Noun } from '../problems/contract.ts';
import { lookOf, midSentence, type Looks } from './error-curves/looks.ts';

import { isTold, verdictAt, type Verdict } from './error-curves/verdict.ts';
import { formatInteger, formatProse, formatRatio } from './numbers.ts';

/** One sentence about a chart of errors, true of its data. */
export interface Finding {
  readonly kind: 'neutral' | 'wins' | 'loses' | 'mixed' | 'unresolved' | 'unreliable' | 'alone';
  readonly text: string;
}

export interface FindingWords {
  /** The swept parameter in mid sentence: "width". */
  readonly size: string;
  readonly noun: Noun;
}

/** All verdicts of one size. */
interface Row {
  readonly size: number;
  readonly verdicts: readonly Verdict[];
}

/**
 * What the curves show, at the largest size at which they tell anything. Who wins is said only where the whole 95 %
 * interval is on one side of what sampling gives at equal FLOPs; unreliable points take no part.
 */
export function findingOf(summary: Summary, looks: Looks, words: FindingWords): Finding {
  if (summary.methods.length === 0) {
    return { kind: 'alone', text: 'Sampling alone: add a method to see what structure gives.' };
  }
  const rows = summary.sizes.map((size): Row => {
    const verdicts = summary.methods.flatMap((method) => verdictAt(method, size) ?? []);
    return { size, verdicts };
  });
  const told = rows.filter((row) => row.verdicts.some(isTold));
  const last = told.at(-1);
  const speech: Speech = { looks, words };
  return last === undefined ? untold(summary, rows, speech) : judged(told, last, speech);
}

/** Names and words of a sentence. */
interface Speech {
  readonly looks: Looks;
  readonly words: FindingWords;
}

function named({ looks }: Speech, verdict: Verdict): string {
  return midSentence(lookOf(looks, verdict.method).name);
}

function sized({ words }: Speech, size: number): string {
  return `${words.size} ${formatInteger(size)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Nothing can be said about who is better. */
function untold(summary: Summary, rows: readonly Row[], speech: Speech): Finding {
  const { size, noun } = speech.words;
  const row = rows.findLast(({ verdicts }) => verdicts.length > 0);
  const troubled = row?.verdicts.filter(({ outcome }) => outcome === 'unreliable') ?? [];
  const first = troubled[0];
  if (row === undefined || first === undefined || troubled.length < row.verdicts.length) {
    if (row === undefined || !summary.complete || summary.instances > 1)
      return { kind: 'neutral', text: `Error against ${size}` };
    return { kind: 'unresolved', text: `${capital(noun.many)} differ: one a size is too few to compare.` };
  }
  const where = sized(speech, row.size);
  if (troubled.length > 1) return { kind: 'unreliable', text: `No method is reliable at ${where}.` };
  const { point } = first;
  const cause = `${point.troubled} of ${point.instances} ${point.instances === 1 ? noun.one : noun.many} gave trouble`;
  return { kind: 'unreliable', text: `${capital(named(speech, first))} is unreliable at ${where}: ${cause}.` };
}

/** The least error among verdicts. */
function leastError(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.toSorted((one, other) => one.point.error - other.point.error)[0];
}

/** Error of sampling ÷ error of the method: above 1 where the method is better. */
function ratioOf({ expected, point }: Verdict): number {
  return expected / point.error;
}

function judged(told: readonly Row[], last: Row, speech: Speech): Finding {
  const winner = leastError(last.verdicts.filter(({ outcome }) => outcome === 'wins'));
  if (winner !== undefined) return won(told, winner, speech);
  const open = last.verdicts.filter(({ outcome }) => outcome === 'open' || outcome === 'below');
  const closest = leastError(open);
  return closest === undefined ? lost(told, last, speech) : unresolved(closest, speech);
}

/** Whether every method that tells anything at a size is worse than sampling there. */
function isLost(row: Row): boolean {
  return row.verdicts.filter(isTold).every(({ outcome }) => outcome === 'loses');
}

function wins(row: Row, method: string): boolean {
  return row.verdicts.some((verdict) => verdict.method === method && verdict.outcome === 'wins');
}

/** Whether a sample is plain, so that what is worth N of them can be said in samples. */
function isPlain({ samples, expected }: Verdict): boolean {
  return Math.abs(samples * expected - 1) < 1e-9;
}

/** A method is better at the largest size. */
function won(told: readonly Row[], winner: Verdict, speech: Speech): Finding {
  if (told.some(isLost)) return wonFrom(told, winner, speech);
  const where = `At ${sized(speech, winner.size)}, ${named(speech, winner)}`;
  // Networks that are odd have the mean 0, without noise.
  if (winner.point.error === 0) return { kind: 'wins', text: `${where} makes no error that can be measured.` };
  if (!isPlain(winner)) {
    const more = winner.point.status === 'limit' ? 'more than ' : '';
    const times = formatRatio(ratioOf(winner)).replace('×', ' times');
    return { kind: 'wins', text: `${where} has ${more}${times} less squared error than sampling at equal FLOPs.` };
  }
  const [worth, price] = [formatProse(1 / winner.point.error), formatProse(winner.samples)];
  if (winner.point.status === 'limit') {
    return { kind: 'wins', text: `${where} beats ${worth} samples for the price of ${price}.` };
  }
  if (worth === price) return { kind: 'wins', text: `${where} is a little better than sampling at equal FLOPs.` };
  const samples = worth === '1' ? 'sample' : 'samples';
  return { kind: 'wins', text: `${where} gets the error of ${worth} ${samples} for the price of ${price}.` };
}

/** A method is better at the largest size, and sampling is better than all at a smaller one. */
function wonFrom(told: readonly Row[], winner: Verdict, speech: Speech): Finding {
  const before = told.findLastIndex((row) => !wins(row, winner.method));
  const from = told[before + 1]?.size ?? winner.size;
  const name = capital(named(speech, winner));
  const gap = `${winner.point.status === 'limit' ? 'more than ' : ''}${formatRatio(ratioOf(winner))} at equal FLOPs`;
  const where = sized(speech, winner.size);
  if (from === winner.size) return { kind: 'mixed', text: `${name} beats sampling only at ${where}: by ${gap}.` };
  return { kind: 'mixed', text: `${name} beats sampling from ${sized(speech, from)} on: at ${where} by ${gap}.` };
}

/** Sampling is better than all methods at the largest size. */
function lost(told: readonly Row[], last: Row, speech: Speech): Finding {
  const ranked = last.verdicts.filter(isTold).toSorted((one, other) => ratioOf(other) - ratioOf(one));
  const closest = ranked[0];
  if (closest === undefined) return { kind: 'neutral', text: `Error against ${speech.words.size}` };
  const factor = formatRatio(1 / ratioOf(closest));
  const where = sized(speech, last.size);
  const before = lastingWin(told, speech);
  if (before !== undefined) {
    return { kind: 'mixed', text: `${before} beats sampling; at ${where} sampling is at least ${factor} better.` };
  }
  const text = `Sampling wins here: at ${where} it is ${factor} better than ${named(speech, closest)} at equal FLOPs.`;
  return { kind: 'loses', text };
}

/** "Up to depth 4, order 2": the method that is better from the smallest size on, and how far. */
function lastingWin(told: readonly Row[], speech: Speech): string | undefined {
  const methods = [...new Set(told.flatMap((row) => row.verdicts.map(({ method }) => method)))];
  const runs = methods.map((method) => {
    const end = told.findIndex((row) => !wins(row, method));
    return { method, count: end < 0 ? told.length : end };
  });
  const longest = runs.toSorted((one, other) => other.count - one.count)[0];
  const row = longest === undefined ? undefined : told[longest.count - 1];
  const verdict = row?.verdicts.find(({ method }) => method === longest?.method);
  return row && verdict && `Up to ${sized(speech, row.size)}, ${named(speech, verdict)}`;
}

function unresolved(verdict: Verdict, speech: Speech): Finding {
  const where = `At ${sized(speech, verdict.size)}`;
  const name = named(speech, verdict);
  const text =
    verdict.outcome === 'below'
      ? `${where}, the error of ${name} is below the noise of the reference.`
      : `${where}, ${name} and sampling are too close to tell apart.`;
  return { kind: 'unresolved', text };
}
