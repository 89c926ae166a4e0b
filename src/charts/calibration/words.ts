import type { MethodLook } from '../../problems/contract.ts';
import { midSentence } from '../error-curves/looks.ts';
import { formatInteger } from '../numbers.ts';
import { FEWEST, judge, type Judgement, type Verdict } from './verdict.ts';

/** Errors of one method, each divided by the error that the method itself predicted. */
export interface CalibrationGroup {
  readonly name: string;
  readonly look: MethodLook;
  /** Signed and finite. */
  readonly ratios: readonly number[];
}

/** The verdict beside a name. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  calibrated: 'well calibrated',
  cautious: 'too cautious',
  bold: 'too bold',
  uneven: 'heavy-tailed',
  open: 'no fault seen',
  few: 'too few errors',
};

/** A share in whole per cent, which never says all or none where it is not. */
export function wholePercent(share: number): string {
  const rounded = Math.round(100 * share);
  if (rounded === 100 && share < 1) return 'over 99\u00a0%';
  if (rounded === 0 && share > 0) return 'under 1\u00a0%';
  return `${rounded}\u00a0%`;
}

/** A share in tenths of a per cent, with the same care. */
export function finePercent(share: number): string {
  const text = (100 * share).toFixed(1);
  if (text === '100.0' && share < 1) return '>\u00a099.9\u00a0%';
  if (text === '0.0' && share > 0) return '<\u00a00.1\u00a0%';
  return share === 0 || share === 1 ? `${100 * share}\u00a0%` : `${text}\u00a0%`;
}

/** What follows ±, in points. */
export function points(standardError: number): string {
  return Math.max(0.1, 100 * standardError).toFixed(1);
}

/** "1 error", "12 errors". */
export function errors(count: number): string {
  return `${formatInteger(count)} ${count === 1 ? 'error' : 'errors'}`;
}

const SAID: Readonly<Record<Verdict, readonly [one: string, many: string]>> = {
  calibrated: ['is well calibrated', 'are well calibrated'],
  cautious: ['is too cautious', 'are too cautious'],
  bold: ['is too bold', 'are too bold'],
  uneven: ['is heavy-tailed', 'are heavy-tailed'],
  open: ['shows no fault', 'show no fault'],
  few: ['has too few errors', 'have too few errors'],
};

/** "Order 3 is well calibrated: 70 % of 512 errors within 1σ (normal: 68\u00a0%), 94 % within 2σ (95 %)". */
function clauseOf(name: string, judgement: Judgement): string {
  const { count, shares, verdict, doubt } = judgement;
  if (count === 0) return `${name} has no errors to judge by`;
  if (verdict === 'few') return `${name} has ${errors(count)}, too few to judge: it takes ${FEWEST}`;
  const [one, two] = shares.map(({ share }) => wholePercent(share));
  const within = `${one ?? ''} of ${errors(count)} within 1σ (normal: 68\u00a0%), ${two ?? ''} within 2σ (95\u00a0%)`;
  const open = verdict === 'open' ? `, give or take ${Math.ceil(100 * doubt)} points` : '';
  return `${name} ${SAID[verdict][0]}: ${within}${open}`;
}

/** The gravest first. */
const GRAVITY: readonly Verdict[] = ['bold', 'uneven', 'cautious', 'calibrated', 'open', 'few'];

interface Judged {
  readonly name: string;
  readonly judgement: Judgement;
}

function gap({ judgement }: Judged): number {
  const [one] = judgement.shares;
  return Math.abs(one.share - one.normal);
}

function graver(one: Judged, other: Judged): number {
  const rank = (judged: Judged): number => GRAVITY.indexOf(judged.judgement.verdict);
  return rank(one) - rank(other) || gap(other) - gap(one);
}

/** "A", "a and b", "a, b and c". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** What the chart shows, in one sentence: the gravest case in numbers, the others in words. */
export function calibrationSentence(groups: readonly CalibrationGroup[]): string {
  const judged = groups.map(({ name, ratios }): Judged => ({ name, judgement: judge(ratios) }));
  const [first, ...others] = judged.toSorted(graver);
  if (first === undefined) return 'No method predicts its own error here.';
  const rest = GRAVITY.flatMap((verdict) => {
    const names = others.filter(({ judgement }) => judgement.verdict === verdict).map(({ name }) => midSentence(name));
    return names.length === 0 ? [] : [`${listed(names)} ${SAID[verdict][names.length === 1 ? 0 : 1]}`];
  });
  const tail = rest.length === 0 ? '' : `; ${rest.join(', ')}`;
  return `${clauseOf(first.name, first.judgement)}${tail}.`;
}
