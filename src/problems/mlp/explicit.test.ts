import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldError } from '../field-error.ts';
import { ACTIVATION_NAMES, ACTIVATIONS } from './activations/activations.ts';
import { readMlp } from './explicit.ts';

const golden = JSON.parse(
  readFileSync(new URL('goldens/relu_he_n8_L2_bias_s1201.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, unknown>>;
const whole = { ...golden, activation: 'relu' };
const small = { weights: [[[1, 2]], [[3], [4]]], biases: null, activation: 'relu' };

const known = 'known: relu, tanh, gelu, sigmoid, abs, square, cube, sign, heaviside';

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

  it('has its activations, by layer or one for all, and the scales it was drawn with', () => {
    const deep = { ...small, weights: [[[1]], [[2]], [[3]]] };
    const mixed = readMlp({ ...deep, activationByLayer: ['sgn', 'tanh'], initScale: [1, 2, 0.5] });
    expect([0, 1].map(mixed.activation)).toEqual([ACTIVATIONS.sign, ACTIVATIONS.tanh]);
    expect([0, 1, 2].map(mixed.scale)).toEqual([1, 2, 0.5]);
    for (const name of ACTIVATION_NAMES) {
      const network = readMlp({ ...deep, activation: name });
      expect([0, 1].map(network.activation)).toEqual([ACTIVATIONS[name], ACTIVATIONS[name]]);
    }
    expect(readMlp(deep).scale(0)).toBeUndefined();
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
    [{ ...small, activation: 'swish' }, `activation: "swish" is not known; ${known}`],
    [{ ...small, activationByLayer: [null] }, `activationByLayer[0]: null is not known; ${known}`],
    [{ ...small, activationByLayer: ['constructor'] }, `activationByLayer[0]: "constructor" is not known; ${known}`],
    [{ ...small, initScale: [1] }, 'initScale: has 1 numbers, expected 2'],
    [{ ...small, initScale: [1, 0] }, 'initScale[1]: must be above 0'],
    [{ ...small, initScale: [null, 1] }, 'initScale[0]: must be a finite number'],
    [{ ...small, activationByLayer: [] }, 'activationByLayer: is empty; it needs at least one of activations'],
  ])('of which something is wrong is refused, and the field is named: %j', (value, expected) => {
    expect(complaint(value)).toBe(expected);
  });

  it('never fails in any other way, whatever stands where', () => {
    const junk = fc.anything();
    const paths = fc.constantFrom('weights', 'biases', 'activation', 'activationByLayer', 'inputDim', 'initScale');
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
