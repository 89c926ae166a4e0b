import golden from '../goldens/sat.json' with { type: 'json' };
import type { Literal } from '../constraint.ts';
import { readSat } from '../explicit.ts';
import { type Formula, formulaOf } from '../instance.ts';

type Degrees = Readonly<Record<string, number | undefined>>;

/** One instance of the reference data, as far as tests compare with it. */
export interface Golden {
  readonly id: string;
  readonly kind: string;
  readonly n: number;
  readonly m: number;
  readonly vars: readonly (readonly number[])[] | null;
  readonly truth: { readonly probability: number; readonly count?: number };
  readonly estimates: Readonly<
    Record<string, { readonly value: number; readonly log2abs: number | null; readonly sign: number } | undefined>
  >;
  readonly predictedSquaredError?: Degrees;
  readonly frontierOrder?: readonly number[];
  readonly estimatesFrontierOrder?: Degrees;
  readonly topB?: readonly { readonly B: number; readonly value: number }[];
}

/** The clauses of `log-scale-n10-m9000`, by the generator in its note. */
function generated(variables: number, clauses: number, seed: number): Formula {
  let state = seed;
  const next = (): number => {
    state = Number((1103515245n * BigInt(state) + 12345n) % 2147483648n);
    return Math.floor(state / 65536);
  };
  const clause = (): Literal[] => {
    const chosen: number[] = [];
    while (chosen.length < 3) {
      const variable = next() % variables;
      if (!chosen.includes(variable)) chosen.push(variable);
    }
    return chosen.map((variable) => ({ variable, sign: next() % 2 ? 1 : -1 }));
  };
  return formulaOf({ kind: 'sat', variables }, Array.from({ length: clauses }, clause));
}

/** Every instance of the reference data with its formula. */
export const goldens: readonly { readonly id: string; readonly golden: Golden; readonly formula: Formula }[] =
  golden.instances.map((instance) => ({
    id: instance.id,
    golden: instance,
    formula: instance.vars === null ? generated(instance.n, instance.m, 12345) : readSat(instance),
  }));

export const { theory, tailEigenvalues } = golden;
