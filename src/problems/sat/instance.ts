import { type Constraint, constraintOf, type Literal } from './constraint.ts';
import type { KindName, SamplerName } from './parameters.ts';

/** A formula: constraints of one kind on n Boolean variables, in the order in which estimators read them. */
export interface Formula {
  readonly kind: KindName;
  /** n */
  readonly variables: number;
  readonly constraints: readonly Constraint[];
  /** Whether it was drawn from the random ensemble, which is what predicted errors speak of. */
  readonly drawn: boolean;
  readonly sampler: SamplerName;
}

/** What a formula has besides its literals. */
export type Setting = Pick<Formula, 'kind' | 'variables'> & Partial<Pick<Formula, 'drawn' | 'sampler'>>;

/** A formula from the literals of each constraint, repeated variables merged. */
export function formulaOf(setting: Setting, clauses: readonly (readonly Literal[])[]): Formula {
  const { kind, variables, drawn = false, sampler = 'parallel' } = setting;
  return { kind, variables, constraints: clauses.map((literals) => constraintOf(kind, literals)), drawn, sampler };
}

/** Whether some constraint has no satisfying assignment: the quantity is 0 and nothing else has to be looked at. */
export function isContradictory({ constraints }: Formula): boolean {
  return constraints.some(({ constant }) => constant === 0);
}

/** Largest number of variables of a constraint. */
export function widestConstraint({ constraints }: Formula): number {
  return constraints.reduce((widest, { variables }) => Math.max(widest, variables.length), 0);
}
