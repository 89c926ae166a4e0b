import { backend } from '../backend.ts';
import type { Special } from './names.ts';

/** A special function of every number of an array, as a new array; what each is, and how exact, is said at the function. */
export function mapSpecial(name: Special, values: Float64Array): Float64Array {
  return backend().map(name, values);
}
