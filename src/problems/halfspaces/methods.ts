import type { Method, MethodLook } from '../contract.ts';
import { type ChoiceField, defaults, type IntField, type Values } from '../schema.ts';

/** Functions that a head is projected on: spherical harmonics, or Hermite polynomials. */
export type BasisName = 'sphere' | 'hermite';

/** Options of the degree-d method, as links and command line write them. */
export interface DegreeOptions {
  readonly [name: string]: IntField | ChoiceField;
  readonly degree: IntField;
  readonly basis: ChoiceField<BasisName>;
  readonly orders: ChoiceField<'1' | '6'>;
}

const options: DegreeOptions = {
  degree: {
    type: 'int',
    label: 'Degree',
    symbol: 'd',
    min: 0,
    max: 4,
    default: 2,
    scale: 'linear',
    ticks: [0, 1, 2, 3, 4],
  },
  basis: {
    type: 'choice',
    label: 'Basis',
    choices: ['sphere', 'hermite'],
    words: { sphere: 'spherical harmonics', hermite: 'Hermite polynomials' },
    default: 'sphere',
  },
  orders: {
    type: 'choice',
    label: 'Orders of the factors',
    choices: ['1', '6'],
    words: { '1': 'as they come', '6': 'mean of six' },
    default: '1',
  },
};

type Form = Values<DegreeOptions>;

const SLOTS: readonly MethodLook['slot'][] = [0, 1, 2, 3, 4];
const REMEMBERS = ['the mean', '+ first moments', '+ second moments', '+ third moments', '+ fourth moments'] as const;

/** Options that make no difference. */
function idle({ degree }: Form): Readonly<Record<string, string>> {
  return degree === 0 ? { orders: 'Degree 0 does not depend on the order.' } : {};
}

/** What sets a form apart from the usual one of its degree, at length and in brief. */
function peculiarities(form: Form): readonly (readonly [words: string, brief: string])[] {
  return [
    ...(form.basis === 'hermite' ? [['Hermite', 'He'] as const] : []),
    ...(form.orders === '6' && !('orders' in idle(form)) ? [['of six orders', '6 orders'] as const] : []),
  ];
}

/**
 * Deduction and projection of degree d (random-halfspaces §4): multiplies the head by the next factor exactly and keeps its part
 * of degree ≤ d. At a fixed number of factors its normalised squared error falls as n^−(d+1) (§8).
 */
export const degreeMethod: Method<DegreeOptions> = {
  id: 'degree',
  label: 'Degree d',
  options,
  offers: [1, 2, 3].map((degree) => ({ ...defaults(options), degree })),
  idle,
  look(form) {
    const more = peculiarities(form);
    return {
      slot: SLOTS[form.degree] ?? 4,
      variant: form.basis === 'hermite' ? 'dashed' : 'solid',
      name: [`Degree ${form.degree}`, ...more.map(([words]) => words)].join(' '),
      short: [`d = ${form.degree}`, ...more.map(([, brief]) => brief)].join(' '),
      remembers: REMEMBERS[form.degree] ?? '',
    };
  },
  theorySlope: ({ basis, degree }) => (basis === 'sphere' ? -(degree + 1) : undefined),
};

/**
 * Gaussian projection, or assumed-density filtering (random-halfspaces §11): multiplies a Gaussian by the next factor exactly and
 * keeps the mean and the covariance of the product.
 */
export const gaussianProjectionMethod: Method = {
  id: 'gaussian-projection',
  label: 'Gaussian projection',
  options: {},
  look: () => ({
    slot: 5,
    variant: 'solid',
    name: 'Gaussian projection',
    short: 'ADF',
    remembers: 'mean and covariance, of a Gaussian',
  }),
  theorySlope: () => undefined,
};
