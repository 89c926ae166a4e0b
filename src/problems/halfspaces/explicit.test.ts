import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldError } from '../field-error.ts';
import { readHalfspaces } from './explicit.ts';

const { instances } = JSON.parse(readFileSync(new URL('./goldens/halfspaces.json', import.meta.url), 'utf8')) as {
  instances: Record<string, unknown>[];
};

const small = {
  vectors: [
    [3, 4],
    [0, 2],
  ],
  family: { kind: 'halfspace', tau: 0.5 },
};

/** What is wrong with an instance, "" if nothing is; anything but a `FieldError` fails. */
function complaint(value: unknown): string {
  try {
    readHalfspaces(value);
    return '';
  } catch (error) {
    if (error instanceof FieldError) return error.message;
    throw error;
  }
}

describe('a product from outside', () => {
  it('is read from every instance of the reference', () => {
    for (const instance of instances) {
      const { dimension, count, drawn, inputs } = readHalfspaces(instance);
      expect([dimension, count]).toEqual([instance['n'], instance['k']]);
      expect(drawn).toBe(instance['ensemble'] === 'iid');
      expect(inputs).toBe(instance['domain'] === 'sphere' ? 'sphere' : 'gaussian');
    }
  });

  it('has unit directions, and keeps the lengths of linear factors alone', () => {
    const { directions, logScale } = readHalfspaces(small);
    expect([...directions]).toEqual([0.6, 0.8, 0, 1]);
    expect(logScale).toBe(0);
    expect(readHalfspaces({ ...small, family: { kind: 'linear' } }).logScale).toBeCloseTo(Math.log(10), 14);
  });

  it('is read with every kind of factor', () => {
    const factor = (family: unknown) => readHalfspaces({ ...small, family }).factor;
    expect(factor({ kind: 'halfspace' })).toEqual({ kind: 'halfspace', threshold: 0 });
    expect(factor({ kind: 'probit', scale: 2, bias: 1 })).toEqual({ kind: 'probit', scale: 2, bias: 1 });
    expect(factor({ kind: 'logistic', scale: 2 })).toEqual({ kind: 'logistic', scale: 2, bias: 0, height: 1 });
    expect(factor({ kind: 'onePlusTanh', scale: 0.7 })).toEqual({ kind: 'logistic', scale: 1.4, bias: 0, height: 2 });
    expect(factor({ kind: 'linear' })).toEqual({ kind: 'linear' });
  });

  const known = 'known: halfspace, probit, logistic, onePlusTanh, linear';
  it.each([
    [5, ': must be an object with vectors'],
    [{ ...small, vectors: 3 }, 'vectors: must be a list of vectors'],
    [{ ...small, vectors: [] }, 'n: is missing, and there is no vector to tell the dimension'],
    [{ ...small, vectors: [3] }, 'vectors[0]: must be a list of numbers'],
    [{ ...small, vectors: [[1]] }, 'vectors[0]: must be a whole number of at least 2 dimensions'],
    [{ ...small, vectors: [[1, 2], [1]] }, 'vectors[1]: has 1 numbers, expected 2'],
    [
      {
        ...small,
        vectors: [
          [1, 2],
          [1, 'x'],
        ],
      },
      'vectors[1][1]: must be a finite number',
    ],
    [
      {
        ...small,
        vectors: [
          [1, 2],
          [0, 0],
        ],
      },
      'vectors[1]: has length 0, and no direction',
    ],
    [{ ...small, vectors: [[1e200, 2]] }, 'vectors[0]: is too long to be normalised'],
    [{ ...small, n: 3 }, 'vectors[0]: has 2 numbers, expected 3'],
    [{ ...small, n: 1.5 }, 'n: must be a whole number of at least 2 dimensions'],
    [{ ...small, n: 1e9 }, 'n: 1000000000 dimensions are too many; at most 2048'],
    [{ ...small, vectors: new Array(5000).fill([1, 2]) }, 'vectors: has 5000 vectors; at most 4096 are read'],
    [{ ...small, k: 3 }, 'k: is not the number of vectors, 2'],
    [{ ...small, family: 'halfspace' }, 'family: must be an object with a kind'],
    [{ ...small, family: { kind: 'relu' } }, `family.kind: "relu" is not known; ${known}`],
    [{ ...small, family: { kind: 'toString' } }, `family.kind: "toString" is not known; ${known}`],
    [{ ...small, family: { kind: 'halfspace', tau: 'x' } }, 'family.tau: must be a finite number'],
    [{ ...small, family: { kind: 'probit' } }, 'family.scale: must be a finite number'],
    [{ ...small, family: { kind: 'probit', scale: 0 } }, 'family.scale: must be above 0'],
    [{ ...small, family: { kind: 'logistic', scale: 1, bias: null } }, 'family.bias: must be a finite number'],
    [{ ...small, domain: 'cube' }, 'domain: "cube" is not known; known: gauss, sphere'],
  ])('of which something is wrong is refused, and the field is named: %j', (value, expected) => {
    expect(complaint(value)).toBe(expected);
  });

  it('never fails in any other way, whatever stands where', () => {
    const fields = fc.constantFrom('vectors', 'family', 'domain', 'n', 'k', 'ensemble');
    fc.assert(
      fc.property(fields, fc.anything(), (field, value) => {
        expect(typeof complaint({ ...small, [field]: value })).toBe('string');
      }),
    );
  });
});
