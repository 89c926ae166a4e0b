import { FieldError } from '../../src/problems/field-error.ts';
import { isObject } from '../../src/problems/is-object.ts';
import { answerEstimate } from './estimate.ts';
import type { Options } from './options.ts';

function optionsOf(value: unknown): Options {
  if (value === undefined || value === null) return {};
  if (isObject(value)) return value;
  throw new FieldError('options', 'must be an object');
}

function familyOf(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new FieldError('family', 'must be a text');
}

function parse(line: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new FieldError(`line ${number}`, `is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  if (isObject(value)) return value;
  throw new FieldError(`line ${number}`, 'must be an object');
}

function answer(line: string, number: number): Record<string, unknown> {
  let id: unknown = null;
  try {
    const request = parse(line, number);
    id = request['id'] ?? null;
    const { instance, method } = request;
    const family = familyOf(request['family']);
    return { id, ...answerEstimate({ family, instance, method, options: optionsOf(request['options']) }) };
  } catch (error) {
    if (error instanceof FieldError) return { id, error: error.message };
    throw error;
  }
}

/**
 * One answer for each line that is not blank, in order. A line is asked for only after the answer before it was taken, so
 * that a stream of any length needs the memory of one request.
 */
export async function* batch(lines: AsyncIterable<string>): AsyncGenerator<string, void, void> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== '') yield JSON.stringify(answer(line, number));
  }
}
