/** A configuration worth seeing, as a link has it. */
export interface Preset {
  readonly name: string;
  /** What it shows, in one sentence. */
  readonly shows: string;
  readonly link: string;
}

/** All hold at seed 1, as tests see. */
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
  {
    name: 'Eight halfspaces',
    shows: 'Each degree more takes one more power of the dimension off the error; the thin lines are exact averages.',
    link: '#v=1&family=halfspaces&instances=20',
  },
  {
    name: 'Too many halfspaces',
    shows:
      'On the left, where s = (2k/π)²/n is large, the exact averages say that no degree explains much: rare instances make them, and the dots of ordinary ones lie far below.',
    link: '#v=1&family=halfspaces&dimension=64&count=32&measure=unexplained',
  },
  {
    name: 'Random 3-SAT',
    shows:
      'With two clauses a variable, degree 4 knows the number of solutions to a few percent, the mean alone to a third.',
    link: '#v=1&family=sat&instances=20&measure=relative',
  },
  {
    name: 'Formulas at the threshold',
    shows:
      'At 4.2 clauses a variable the number of solutions varies wildly: degree 2 is off by more than half, and even degree 4 by a third and more.',
    link: '#v=1&family=sat&density=4.2&instances=20&measure=relative',
  },
  {
    name: 'XOR: nothing at low degree',
    shows:
      'An XOR of three variables speaks of all three together: degrees 0, 1 and 2 are the same, and learn nothing. Elimination is exact.',
    link: '#v=1&family=sat&density=0.8&kind=xor&instances=20&measure=unexplained',
  },
  {
    name: 'Permanents of 0 and 1',
    shows:
      'Sums of rows and columns say nearly all: degree 3 knows a permanent of size 20 to a hundredth of a percent.',
    link: '#v=1&family=permanents&instances=20&measure=relative&methods=degree:degree=0,degree:degree=1,degree,degree:degree=3',
  },
  {
    name: 'Permanents of ±1: zero is enough',
    shows:
      'With mean 0 every permutation counts as much as every other: low degrees learn nothing, and “always 0” already has the error of n! samples.',
    link: '#v=1&family=permanents&size=12&entries=sign&instances=20&measure=unexplained&methods=degree:degree=0,degree,degree:degree=4,zero',
  },
  {
    name: 'A matrix with a structure',
    shows:
      'Two equal rows after another: estimates for random matrices are far off, and their predicted errors mean nothing here.',
    link: '#v=1&family=permanents&size=12&entries=blocks&instances=1&methods=degree:degree=0,degree:degree=1,degree,degree:degree=3',
  },
];
