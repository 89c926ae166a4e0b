import { FieldError } from '../field-error.ts';
import { type Fields, isObject } from '../is-object.ts';
import { congruentialClauses } from './congruential.ts';
import type { Literal } from './constraint.ts';
import { type Formula, formulaOf } from './instance.ts';
import { type KindName, type SamplerName, satParams } from './parameters.ts';

/** Limits of formulas from outside: enough for every method that answers in time, few enough to be held. */
export const LIMITS = { variables: 1000, clauses: 20_000, literals: 12 } as const;

function wholeAt(value: unknown, field: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new FieldError(field, `must be a whole number from ${least} to ${most}`);
}

function listAt(value: unknown, field: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new FieldError(field, 'must be a list');
  if (value.length > most) throw new FieldError(field, `has ${value.length} entries; at most ${most} are read`);
  return value;
}

function choiceAt<C extends string>(value: unknown, field: string, choices: readonly C[]): C {
  const found = choices.find((choice) => choice === value);
  if (found) return found;
  throw new FieldError(field, `${JSON.stringify(value)} is not known; known: ${choices.join(', ')}`);
}

function signAt(value: unknown, field: string): 1 | -1 {
  if (value === 1 || value === -1) return value;
  throw new FieldError(field, 'must be 1 or -1');
}

/** An announced length, where there is one, must be the actual one. */
function checkCount(value: unknown, field: string, actual: number): void {
  if (value === undefined || value === actual) return;
  throw new FieldError(field, `is ${JSON.stringify(value)}, but there are ${actual}`);
}

/** The literals of clause `c`, from the lists of its variables and signs. */
function clauseAt(vars: unknown, signs: unknown, c: number, variables: number): Literal[] {
  const names = listAt(vars, `vars[${c}]`, LIMITS.literals);
  const values = listAt(signs, `signs[${c}]`, LIMITS.literals);
  if (names.length !== values.length) {
    throw new FieldError(`signs[${c}]`, `has ${values.length} entries, expected ${names.length}, one a variable`);
  }
  return names.map((name, j) => ({
    variable: wholeAt(name, `vars[${c}][${j}]`, 0, variables - 1),
    sign: signAt(values[j], `signs[${c}][${j}]`),
  }));
}

/** Clauses of one length, where the file announces it; repeated variables count. */
function checkWidth(k: unknown, clauses: readonly (readonly Literal[])[]): void {
  if (k === undefined) return;
  const odd = clauses.findIndex((clause) => clause.length !== k);
  if (odd >= 0)
    throw new FieldError(`vars[${odd}]`, `has ${clauses[odd]!.length} entries, expected k = ${JSON.stringify(k)}`);
}

function listedClauses(value: Fields, variables: number): Literal[][] {
  const vars = listAt(value['vars'], 'vars', LIMITS.clauses);
  const signs = listAt(value['signs'], 'signs', LIMITS.clauses);
  checkCount(value['m'], 'm', vars.length);
  if (vars.length !== signs.length) {
    throw new FieldError('signs', `has ${signs.length} entries, expected ${vars.length}, one a clause`);
  }
  const clauses = vars.map((entry, c) => clauseAt(entry, signs[c], c, variables));
  checkWidth(value['k'], clauses);
  return clauses;
}

/** Clauses that are listed, or those that a seed stands for where `vars` is null. */
function clausesAt(value: Fields, variables: number): Literal[][] {
  if (value['vars'] !== null || value['lcgSeed'] === undefined) return listedClauses(value, variables);
  const seed = wholeAt(value['lcgSeed'], 'lcgSeed', 0, 2147483647);
  const k = wholeAt(value['k'], 'k', 0, Math.min(variables, LIMITS.literals));
  return congruentialClauses(variables, k, wholeAt(value['m'], 'm', 0, LIMITS.clauses), seed);
}

/**
 * A formula from outside, as the files of the reference data write one: `kind` (sat, nae, xor), `n`, `vars` a list of clauses
 * of variables counted from 0, `signs` the same with 1 and -1; `k`, `m` and `sampler` if given. Clauses may have different
 * lengths where `k` is absent, and may repeat variables. Where `vars` is null, `lcgSeed`, `k` and `m` stand for the clauses. Other keys
 * are ignored.
 *
 * @throws FieldError that names the field, as `vars[3][1]`, and the reason.
 */
export function readSat(value: unknown): Formula {
  if (!isObject(value)) throw new FieldError('', 'must be an object with vars and signs');
  const kind: KindName = choiceAt(value['kind'], 'kind', satParams.kind.choices);
  const variables = wholeAt(value['n'], 'n', 0, LIMITS.variables);
  const clauses = clausesAt(value, variables);
  const { sampler: wanted = satParams.sampler.default } = value;
  const sampler: SamplerName = choiceAt(wanted, 'sampler', satParams.sampler.choices);
  return formulaOf({ kind, variables, sampler }, clauses);
}
