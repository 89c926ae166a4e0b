import golden from '../goldens/sat.json' with { type: 'json' };
import { readSat } from '../explicit.ts';
import type { Formula } from '../instance.ts';

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

/** Every instance of the reference data with its formula. */
export const goldens: readonly { readonly id: string; readonly golden: Golden; readonly formula: Formula }[] =
  golden.instances.map((instance) => ({
    id: instance.id,
    golden: instance,
    formula: readSat(instance),
  }));

export const { theory, tailEigenvalues } = golden;
