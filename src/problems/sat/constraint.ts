import type { KindName } from './parameters.ts';

/**
 * A constraint on distinct variables (random-sat §2): literal j is signs[j]·x_v with v = variables[j] and x_v = +1 where v is
 * true. `sat` asks for a true literal, `nae` for two that differ, `xor` for ∏ literals = +1.
 */
export interface Constraint {
  /** Ascending; empty where the constraint has a constant value. */
  readonly variables: readonly number[];
  /** +1 or −1 for each variable. */
  readonly signs: readonly number[];
  /** 1: every assignment satisfies it; 0: none does. Absent where it depends on its variables. */
  readonly constant?: 0 | 1;
}

/** A literal as files and generators write one. */
export interface Literal {
  readonly variable: number;
  readonly sign: 1 | -1;
}

function constant(value: 0 | 1): Constraint {
  return { variables: [], signs: [], constant: value };
}

function sorted(signs: ReadonlyMap<number, number>): Constraint {
  const variables = [...signs.keys()].sort((a, b) => a - b);
  return { variables, signs: variables.map((variable) => signs.get(variable)!) };
}

/** Distinct literals of a constraint, by variable; undefined where some variable occurs with both signs. */
function merged(literals: readonly Literal[]): ReadonlyMap<number, number> | undefined {
  const signs = new Map<number, number>();
  for (const { variable, sign } of literals) {
    if (signs.get(variable) === -sign) return undefined;
    signs.set(variable, sign);
  }
  return signs;
}

/** Equal variables cancel in pairs; the product of all signs stays, and is put on the first variable. */
function parity(literals: readonly Literal[]): Constraint {
  const signs = new Map<number, number>();
  let product = 1;
  for (const { variable, sign } of literals) {
    product *= sign;
    if (!signs.delete(variable)) signs.set(variable, 1);
  }
  const constraint = sorted(signs);
  if (signs.size === 0) return constant(product > 0 ? 1 : 0);
  return { ...constraint, signs: constraint.signs.map((sign, j) => (j === 0 ? product : sign)) };
}

/**
 * A constraint of any literals, repeated ones merged (random-sat §2): equal literals are one, x and ¬x always satisfy `sat`
 * and `nae`, equal variables of `xor` cancel. No literals: `sat` and `nae` are never satisfied, `xor` always is; one literal
 * alone never satisfies `nae`.
 */
export function constraintOf(kind: KindName, literals: readonly Literal[]): Constraint {
  if (kind === 'xor') return parity(literals);
  const signs = merged(literals);
  if (!signs) return constant(1);
  return signs.size < (kind === 'nae' ? 2 : 1) ? constant(0) : sorted(signs);
}

/** 2^−r for 0 ≤ r ≤ 30. */
function halfToThe(r: number): number {
  return 1 / (1 << r);
}

/** F̂(∅): the share of assignments of r ≥ 1 variables (2 for `nae`) that satisfy a constraint (random-sat §2). */
export function satisfiedShare(kind: KindName, r: number): number {
  return kind === 'xor' ? 0.5 : 1 - coefficientSize(kind, r);
}

/** |F̂(T)| of the sets T ≠ ∅ on which a constraint of r variables has a coefficient at all (random-sat §2). */
export function coefficientSize(kind: KindName, r: number): number {
  if (kind === 'xor') return 0.5;
  return halfToThe(kind === 'nae' ? r - 1 : r);
}

/** F̂(T)² of a constraint of r variables, |T| = size (random-sat §3). */
export function squaredCoefficient(kind: KindName, r: number, size: number): number {
  const share = satisfiedShare(kind, r);
  if (size === 0) return share * share;
  const present = kind === 'sat' || (kind === 'nae' ? size % 2 === 0 : size === r);
  const coefficient = coefficientSize(kind, r);
  return present ? coefficient * coefficient : 0;
}

/** Whether x satisfies a constraint; `truth[v]` says whether variable v is true. */
export function isSatisfied(kind: KindName, constraint: Constraint, truth: ArrayLike<boolean | number>): boolean {
  const { variables, signs } = constraint;
  if (constraint.constant !== undefined) return constraint.constant === 1;
  const trues = variables.filter((variable, j) => Boolean(truth[variable]) === signs[j]! > 0).length;
  if (kind === 'sat') return trues > 0;
  return kind === 'nae' ? trues > 0 && trues < variables.length : (variables.length - trues) % 2 === 0;
}
