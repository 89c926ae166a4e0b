/** A configuration worth seeing, as a link has it. */
export interface Preset {
  readonly name: string;
  /** What it shows, in one sentence. */
  readonly shows: string;
  readonly link: string;
}

/** Both hold at seed 1, as the end-to-end tests see. */
export const PRESETS: readonly Preset[] = [
  {
    name: 'Each order, one power of the width',
    shows: 'With four hidden layers the errors of orders 1, 2 and 3 fall like 1/n, 1/n² and 1/n³.',
    link: '#v=1&width=128&methods=mean,covariance,cumulants',
  },
  {
    name: 'Too narrow, too deep',
    shows: 'In eight layers of at most 16 neurons the orders do not settle: 3 and 4 are worse than 2, and say so.',
    link: '#v=1&width=16&depth=8&instances=4&methods=covariance,cumulants,cumulants:order=4',
  },
];
