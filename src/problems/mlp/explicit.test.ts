import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldError } from '../field-error.ts';
import { readMlp } from './explicit.ts';

const golden = JSON.parse(
  readFileSync(new URL('goldens/relu_he_n8_L2_bias_s1201.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, unknown>>;
const whole = { ...golden, activation: 'relu' };
const small = { weights: [[[1, 2]], [[3], [4]]], biases: null, activation: 'relu' };

function complaint(value: unknown): string {
  try {
    readMlp(value);
    return '';
  } catch (error) {
    if (error instanceof FieldError) return error.message;
    throw error;
  }
}

describe('a network from a file', () => {
  it('has its matrices and biases', () => {
    const network = readMlp(whole);
    expect(network.widths).toEqual([8, 8, 8, 8]);
    expect([...network.matrix(1)]).toEqual((golden['weights'] as number[][][])[1]!.flat());
    expect([...network.bias(2)!]).toEqual((golden['biases'] as number[][])[2]);
    expect(readMlp(small).bias(0)).toBeUndefined();
    expect(readMlp({ ...small, activation: 'nonsense', activationByLayer: ['relu'] }).widths).toEqual([2, 1, 2]);
  });

  it.each([
    [null, ': must be an object with weights'],
    [{ ...small, weights: 3 }, 'weights: must be a list of matrices'],
    [{ ...small, weights: [[[1, 2]]] }, 'weights: has 1 matrix; a network has at least one hidden layer'],
    [{ ...small, weights: [[[1, 2], [3]], [[3, 4]]] }, 'weights[0][1]: has 1 numbers, expected 2'],
    [
      {
        ...small,
        weights: [
          [[1, 2]],
          [
            [3, 5],
            [4, 6],
          ],
        ],
      },
      'weights[1][0]: has 2 numbers, expected 1',
    ],
    [{ ...small, weights: [[[1, 'x']], [[3]]] }, 'weights[0][0][1]: must be a finite number'],
    [{ ...small, inputDim: 5 }, 'weights[0][0]: has 2 numbers, expected 5'],
    [{ ...small, inputDim: 0.5 }, 'inputDim: must be a whole number above 0'],
    [{ ...small, biases: [null] }, 'biases: has 1 entries, expected 2, one a matrix'],
    [{ ...small, biases: [null, [1]] }, 'biases[1]: has 1 numbers, expected 2'],
    [{ ...small, activation: 'tanh' }, 'activation: "tanh" is not known; known: relu'],
    [{ ...small, activationByLayer: ['sgn'] }, 'activationByLayer[0]: "sgn" is not known; known: relu'],
    [{ ...small, activationByLayer: [] }, 'activationByLayer: is empty; it needs at least one of activations'],
  ])('of which something is wrong is refused, and the field is named: %j', (value, expected) => {
    expect(complaint(value)).toBe(expected);
  });

  it('never fails in any other way, whatever stands where', () => {
    const junk = fc.anything();
    const paths = fc.constantFrom('weights', 'biases', 'activation', 'activationByLayer', 'inputDim');
    fc.assert(
      fc.property(paths, junk, (field, value) => {
        complaint({ ...whole, [field]: value });
      }),
    );
    fc.assert(
      fc.property(fc.nat(2), fc.nat(7), fc.nat(7), junk, (layer, row, col, value) => {
        const weights = structuredClone(golden['weights']) as unknown[][][];
        weights[layer]![row]![col] = value;
        const text = complaint({ ...whole, weights });
        const fine = typeof value === 'number' && Number.isFinite(value);
        expect(text).toBe(fine ? '' : `weights[${layer}][${row}][${col}]: must be a finite number`);
      }),
    );
  });
});
