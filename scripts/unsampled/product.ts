import { log } from '../../src/numerics/special/log.ts';
import type { Family, Method } from '../../src/problems/contract.ts';
import { FieldError } from '../../src/problems/field-error.ts';
import { unscaled, type Scaled } from '../../src/problems/scaled.ts';
import { type Field, parseField, type Schema, type Values } from '../../src/problems/schema.ts';
import type { Wanted } from './mlp.ts';
import { checkNames, choose, type Options } from './options.ts';

/** @throws FieldError for a value outside the field, instead of one in its place. */
function optionOf(options: Options, name: string, field: Field): number | string {
  if (field.type === 'choice') return choose(options, name, [field.default, ...field.choices]);
  const given = options[name];
  if (given === undefined) return field.default;
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  const { value, problem } = parseField(field, text);
  if (!problem) return value;
  const what = field.type === 'int' ? 'whole number' : 'number';
  throw new FieldError(`options.${name}`, `${JSON.stringify(given)} is no ${what} from ${field.min} to ${field.max}`);
}

function optionsOf({ options: schema }: Method, options: Options): Values<Schema> {
  checkNames(options, Object.keys(schema));
  return Object.fromEntries(Object.entries(schema).map(([name, field]) => [name, optionOf(options, name, field)]));
}

/** How the methods of a family of products are read: by the names and options that links have, with the same defaults. */
export function productMethods({ methods }: Family): (id: unknown, options: Options) => Wanted {
  return (id, options) => {
    const method = methods.find((each) => each.id === id);
    if (method) return { method: { id: method.id, options: optionsOf(method, options) }, layers: false };
    const known = methods.map((each) => each.id).join(', ');
    throw new FieldError('method', `${JSON.stringify(id)} is not known; known: ${known}`);
  };
}

/** A single number with its sign and the logarithm to base 2 of its size, which hold where doubles end; −∞ is written null. */
export function numberOf(scaled: Scaled): Record<string, unknown> {
  const [mantissa = NaN] = scaled.mantissa;
  return {
    value: unscaled(scaled)[0],
    sign: Math.sign(mantissa),
    log2abs: (log(Math.abs(mantissa)) + scaled.log) / Math.LN2,
  };
}
