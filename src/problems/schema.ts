/**
 * Parameters and options are described once, as data. Controls, links, validation and the command line are all made
 * from these descriptions, so that a new field is one entry.
 */

/** A whole number in [min, max]. `scale` says how a slider spaces it; `ticks` are values worth a label. */
export interface IntField {
  readonly type: 'int';
  readonly label: string;
  /** One-letter name in formulas, set in italics. */
  readonly symbol?: string;
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly scale: 'linear' | 'log';
  readonly ticks: readonly number[];
  /** Whether the label names what is counted: "20 variables", where others are "width 64". */
  readonly counts?: true;
}

/** That the choice field `param` has one of these values. */
export interface Condition {
  readonly param: string;
  readonly values: readonly string[];
}

/** A finite number in [min, max]. */
export interface RealField {
  readonly type: 'real';
  readonly label: string;
  readonly symbol?: string;
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly ticks: readonly number[];
  /** The field says something only where this holds; everywhere where it is absent. */
  readonly when?: Condition;
}

/** One of a few named alternatives; the names appear in links and are never renamed. */
export interface ChoiceField<C extends string = string> {
  readonly type: 'choice';
  readonly label: string;
  readonly choices: readonly C[];
  /** The alternatives in words, where their names do not speak for themselves. */
  readonly words?: Readonly<Record<C, string>>;
  readonly default: C;
}

export type Field = IntField | RealField | ChoiceField;
export type Schema = Readonly<Record<string, Field>>;
export type Value = number | string;

/** Distributes over unions of fields, so that a schema of unknown fields has numbers and names. */
type ValueOf<F extends Field> = F extends ChoiceField<infer C> ? C : number;

/** The record of values that a schema describes. */
export type Values<S extends Schema> = { readonly [K in keyof S]: ValueOf<S[K]> };

/** What was wrong with one outside value, and the value that took its place. */
export interface Problem {
  readonly problem: 'malformed' | 'out-of-range';
  readonly used: Value;
}

/** A value read from text: the value to use, with the problem if it is not what the text said. */
export interface Parsed {
  readonly value: Value;
  readonly problem?: Problem['problem'];
}

const INTEGER = /^[+-]?\d+$/;
const REAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function parseNumber(field: IntField | RealField, text: string): Parsed {
  const pattern = field.type === 'int' ? INTEGER : REAL;
  const number = Number(text);
  if (!pattern.test(text)) return { value: field.default, problem: 'malformed' };
  if (number < field.min) return { value: field.min, problem: 'out-of-range' };
  if (number > field.max) return { value: field.max, problem: 'out-of-range' };
  // Both zeros read as 0: a link must not be able to carry a sign that no control shows.
  return { value: number + 0 };
}

/** Reads a field's value from text. Never throws: a bad text gives the nearest bound or the default, and says so. */
export function parseField(field: Field, text: string): Parsed {
  if (field.type !== 'choice') return parseNumber(field, text.trim());
  return field.choices.includes(text) ? { value: text } : { value: field.default, problem: 'malformed' };
}

/** The defaults of every field of a schema. */
export function defaults<S extends Schema>(schema: S): Values<S> {
  return Object.fromEntries(Object.entries(schema).map(([name, field]) => [name, field.default])) as Values<S>;
}

/** Whether a field belongs with the sliders: whole numbers, and numbers that always say something. */
export function isPrincipal(field: Field): boolean {
  return field.type === 'int' || (field.type === 'real' && !field.when);
}

/** Whether a field says anything beside these values. */
export function applies(field: Field, values: Values<Schema>): boolean {
  if (field.type !== 'real' || !field.when) return true;
  const { param, values: wanted } = field.when;
  return wanted.some((value) => value === values[param]);
}
