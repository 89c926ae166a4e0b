import { setBackend } from '../../backend.ts';
import { plainBackend } from '../../plain/backend.ts';
import { type Instantiate, installKernels } from '../backend.ts';
import type { Case } from './cases.ts';

/** Whether two arrays agree to the last bit; engines leave the payload of a NaN to chance, so NaNs are all one. */
function sameBits(a: Float32Array | Float64Array, b: Float32Array | Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

/** Names of the cases of which kernels and TypeScript differ by a bit. Leaves the TypeScript in charge. */
export function mismatches(kernels: Instantiate, cases: readonly Case[]): string[] {
  setBackend(plainBackend);
  const expected = cases.map((each) => each.compute());
  installKernels(kernels);
  const actual = cases.map((each) => each.compute());
  setBackend(plainBackend);
  return cases
    .filter((_, i) => !actual[i]!.every((array, j) => sameBits(array, expected[i]![j]!)))
    .map(({ name }) => name);
}
