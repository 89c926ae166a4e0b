import type { Method, MethodLook } from '../contract.ts';
import { type ChoiceField, defaults, type IntField, type Values } from '../schema.ts';
import { orderField, type OrderName } from './order-name.ts';

/** Options of the estimator by levels, as links and command line write them. */
export interface DegreeOptions {
  readonly [name: string]: IntField | ChoiceField;
  readonly degree: IntField;
  readonly order: ChoiceField<OrderName>;
}

const degreeOptions: DegreeOptions = {
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
  order: orderField('natural'),
};

const SLOTS: readonly MethodLook['slot'][] = [0, 1, 2, 3, 4];
const REMEMBERS = ['the mean', '+ single variables', '+ pairs', '+ triples', '+ quadruples'] as const;

function degreeIdle({ degree }: Values<DegreeOptions>): Readonly<Record<string, string>> {
  return degree === 0 ? { order: 'Degree 0 is the same in every order.' } : {};
}

/**
 * Deduction and projection by degree (random-sat §3): remembers the Fourier coefficients of all sets of at most d variables,
 * D(n, d) of them. Cost O(n^(d−1)) a clause. At fixed density the error is no power of n, so that no slope is known.
 */
export const degreeMethod: Method<DegreeOptions> = {
  id: 'degree',
  label: 'Fourier levels',
  options: degreeOptions,
  offers: SLOTS.map((degree) => ({ ...defaults(degreeOptions), degree })),
  idle: degreeIdle,
  look(options) {
    const { degree, order } = options;
    const isFrontier = order === 'frontier' && !('order' in degreeIdle(options));
    return {
      slot: SLOTS[degree] ?? 4,
      variant: isFrontier ? 'dashed' : 'solid',
      name: isFrontier ? `Degree ${degree} frontier order` : `Degree ${degree}`,
      short: isFrontier ? `d = ${degree} fr` : `d = ${degree}`,
      remembers: REMEMBERS[degree] ?? '',
    };
  },
  theorySlope: () => undefined,
};

/** Options of the sparse estimator, as links and command line write them. */
export interface TopTermsOptions {
  readonly [name: string]: IntField | ChoiceField;
  readonly terms: IntField;
  readonly order: ChoiceField<OrderName>;
}

const topTermsOptions: TopTermsOptions = {
  terms: {
    type: 'int',
    label: 'Terms',
    symbol: 'B',
    min: 1,
    max: 65536,
    default: 256,
    scale: 'log',
    ticks: [1, 16, 256, 4096, 65536],
  },
  order: orderField('frontier'),
};

/**
 * The B heaviest Fourier coefficients (random-sat §9), weighed by how much of them the clauses to come can bring back. Exact
 * where B reaches 2^(open variables). Cost O(B·2^k) a clause.
 */
export const topTermsMethod: Method<TopTermsOptions> = {
  id: 'top-terms',
  label: 'Heaviest terms',
  options: topTermsOptions,
  look({ terms, order }) {
    const isNatural = order === 'natural';
    return {
      slot: 5,
      variant: isNatural ? 'dashed' : 'solid',
      name: isNatural ? `Top ${terms} natural order` : `Top ${terms}`,
      short: isNatural ? `B = ${terms} nat` : `B = ${terms}`,
      remembers: terms === 1 ? 'the mean' : `the ${terms} heaviest sets`,
    };
  },
  theorySlope: () => undefined,
};
