import type { Method, MethodLook } from '../contract.ts';
import type { ChoiceField, IntField, Values } from '../schema.ts';

/** Options of the degree-d slice estimator, as links and command line write them. */
export interface DegreeOptions {
  readonly [name: string]: IntField | ChoiceField;
  readonly degree: IntField;
  readonly lines: ChoiceField<'rows' | 'columns' | 'both'>;
}

const options: DegreeOptions = {
  degree: {
    type: 'int',
    label: 'Degree',
    symbol: 'd',
    min: 0,
    max: 20,
    default: 2,
    scale: 'linear',
    ticks: [0, 1, 2, 3, 4],
  },
  lines: {
    type: 'choice',
    label: 'Multiplies',
    choices: ['rows', 'columns', 'both'],
    words: { rows: 'rows', columns: 'columns', both: 'rows, then columns; the mean' },
    default: 'rows',
  },
};

const SLOTS: readonly MethodLook['slot'][] = [0, 1, 2, 3, 4];
const REMEMBERS = ['the mean', '+ single columns', '+ pairs of columns', '+ triples', '+ quadruples'] as const;

/** What sets a form apart from the usual one, at length and in brief. */
const PECULIARITIES = {
  rows: { words: '', brief: '' },
  columns: { words: ' by columns', brief: ' cols' },
  both: { words: ' both ways', brief: ' both' },
} as const;

/**
 * The degree-d slice estimator (random-permanents §3): multiplies the rows one by one, as functions on the sets of columns that
 * are used up, and keeps their parts of degree up to d. Exact from d = ⌊n/2⌋ on, where a higher degree is taken for that. Of
 * independent entries with a mean other than 0 the relative squared error falls like n^−(d+1), and the normalised one by a
 * further factor that is no power; of entries with mean 0 no low degree learns anything.
 */
export const degreeMethod: Method<DegreeOptions> = {
  id: 'degree',
  label: 'Slices of low degree',
  options,
  offers: [0, 1, 2, 3].map((degree) => ({ degree, lines: 'rows' })),
  look({ degree, lines }) {
    const { words, brief } = PECULIARITIES[lines];
    return {
      slot: SLOTS[degree] ?? 4,
      variant: lines === 'rows' ? 'solid' : 'dashed',
      name: `Degree ${degree}${words}`,
      short: `d = ${degree}${brief}`,
      remembers: REMEMBERS[degree] ?? `+ sets of up to ${degree} columns`,
    };
  },
  theorySlope: () => undefined,
};

/**
 * "Always 0" (random-permanents §6): the right answer for entries with mean 0, where it has the error of n! samples, and
 * the wrong one for all others.
 */
export const zeroMethod: Method = {
  id: 'zero',
  label: 'Always 0',
  options: {},
  look: () => ({ slot: 5, variant: 'solid', name: 'Always 0', short: '0', remembers: 'nothing' }),
  theorySlope: () => undefined,
};

/** The degree that is run: none above ⌊n/2⌋ says more. */
export function cappedDegree(n: number, { degree }: Pick<Values<DegreeOptions>, 'degree'>): number {
  return Math.min(degree, Math.floor(n / 2));
}
