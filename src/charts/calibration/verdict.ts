/** Fewer ratios than this are not judged. */
export const FEWEST = 20;

/** Shares of a standard normal within 1 and 2 standard deviations. */
export const NORMAL: Readonly<Record<1 | 2, number>> = { 1: 0.682689492137086, 2: 0.954499736103642 };

/** A share farther than this from the normal's is a fault, if chance does not explain it. */
const TOLERANCE = 0.05;
/** Chance explains this many standard errors. */
const CHANCE = 2;

export interface Share {
  /** In predicted errors. */
  readonly within: 1 | 2;
  readonly count: number;
  readonly share: number;
  /** Binomial. None or all of few errors still leave doubt: there it is that of half an error. */
  readonly standardError: number;
  /** What a standard normal has. */
  readonly normal: number;
}

/**
 * `bold`: errors are larger than predicted; `cautious`: smaller; `uneven`: more small ones and more large ones;
 * `open`: no fault is seen, but the errors would not show one of five points either.
 */
export type Verdict = 'calibrated' | 'cautious' | 'bold' | 'uneven' | 'open' | 'few';

export interface Judgement {
  readonly count: number;
  readonly shares: readonly [Share, Share];
  readonly verdict: Verdict;
  /** What two standard errors leave open, as a share: the larger one of both. */
  readonly doubt: number;
}

function binomialError(share: number, count: number): number {
  return Math.sqrt((share * (1 - share)) / count);
}

function shareOf(ratios: readonly number[], within: 1 | 2): Share {
  const total = ratios.length;
  const count = ratios.filter((ratio) => Math.abs(ratio) <= within).length;
  const normal = NORMAL[within];
  if (total === 0) return { within, count, share: 0, standardError: 1, normal };
  const share = count / total;
  const sure = count === 0 || count === total;
  const standardError = binomialError(sure ? (count + 0.5) / (total + 1) : share, total);
  return { within, count, share, standardError, normal };
}

/** The larger of the errors that the counted share and the normal's have: a claim has to hold against both. */
function chanceOf({ standardError, normal }: Share, count: number): number {
  return CHANCE * Math.max(standardError, binomialError(normal, Math.max(1, count)));
}

/** −1: fewer within than the normal has, 1: more, 0: neither is beyond chance and tolerance. */
function sideOf(share: Share, count: number): -1 | 0 | 1 {
  const gap = share.share - share.normal;
  if (Math.abs(gap) <= TOLERANCE || Math.abs(gap) <= chanceOf(share, count)) return 0;
  return gap < 0 ? -1 : 1;
}

/** What the ratios of errors to predicted errors say of the prediction. */
export function judge(ratios: readonly number[]): Judgement {
  const count = ratios.length;
  const shares = [shareOf(ratios, 1), shareOf(ratios, 2)] as const;
  const doubt = Math.max(...shares.map((share) => chanceOf(share, count)));
  return { count, shares, verdict: verdictOf(shares, count, doubt), doubt };
}

function verdictOf(shares: readonly [Share, Share], count: number, doubt: number): Verdict {
  if (count < FEWEST) return 'few';
  const [one, two] = [sideOf(shares[0], count), sideOf(shares[1], count)];
  if (one > 0 && two < 0) return 'uneven';
  if (one < 0 || two < 0) return 'bold';
  if (one > 0) return 'cautious';
  const near = shares.every(({ share, normal }) => Math.abs(share - normal) <= TOLERANCE);
  return near && doubt <= 2 * TOLERANCE ? 'calibrated' : 'open';
}
