import { type Field, parseField, type Schema, type Value, type Values } from '../problems/schema.ts';
import type { Pair } from './fragment.ts';
import type { Report } from './issues.ts';

/** Defaults that a link version has promised for good; a value equal to its frozen default is not written. */
export type Frozen = Readonly<Record<string, Value>>;

/** Named values of a schema that is known only at run time: numbers, and strings for choices. */
export function valuesFrom(entries: Iterable<readonly [string, Value]>): Values<Schema> {
  return Object.fromEntries(entries);
}

/**
 * Reads one value. A missing text means the frozen default, or without one the schema's; a malformed one is replaced by
 * it. The frozen default itself is read like any text: limits may have changed since.
 *
 * @param name what issues call the field.
 */
export function readValue(
  name: string,
  field: Field,
  text: string | undefined,
  frozen: Value | undefined,
  report: Report,
): Value {
  const standIn = String(frozen ?? field.default);
  const found = text ?? standIn;
  const { value, problem } = parseField(field, found);
  if (!problem) return value;
  const used = problem === 'malformed' ? parseField(field, standIn).value : value;
  report({ field: name, problem, found, used: String(used) });
  return used;
}

/** Reads every field of a schema; `prefix` goes before a field's name in issues. Texts of other names are not looked at. */
export function readValues(
  schema: Schema,
  texts: ReadonlyMap<string, string>,
  frozen: Frozen,
  report: Report,
  prefix = '',
): Values<Schema> {
  return valuesFrom(
    Object.entries(schema).map(([name, field]) => [
      name,
      readValue(`${prefix}${name}`, field, texts.get(name), frozen[name], report),
    ]),
  );
}

/** The values that a link must state, in the schema's order. */
export function writeValues(schema: Schema, values: Values<Schema>, frozen: Frozen): Pair[] {
  return Object.keys(schema)
    .filter((name) => values[name] !== frozen[name])
    .map((name) => [name, String(values[name])]);
}
