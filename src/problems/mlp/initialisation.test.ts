import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import { FieldError } from '../field-error.ts';
import { defaults } from '../schema.ts';
import { finish } from '../work.ts';
import { ACTIVATION_NAMES, type ActivationName, ACTIVATIONS } from './activations/activations.ts';
import { SLOPE_SQUARES } from './activations/slope-squares.ts';
import { initialisationOf } from './initialisation.ts';
import { generateMlp } from './generate.ts';
import { isHomogeneous, type Mlp } from './instance.ts';
import { mlpParams, type MlpParams } from './parameters.ts';

const given = (params: Partial<MlpParams>): MlpParams => ({ ...defaults(mlpParams), ...params });

function drawn(params: Partial<MlpParams>): Mlp {
  return finish(generateMlp(given({ width: 64, depth: 2, ...params }), key(5)));
}

function meanAndVariance(values: ArrayLike<number>): [number, number] {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return [mean, list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length];
}

/** E[f(√q ξ)] by the midpoint rule on ±10. */
function expectation(f: (z: number) => number, q: number): number {
  const [steps, h] = [20_000, 1e-3];
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const x = -10 + (i + 0.5) * h;
    sum += f(Math.sqrt(q) * x) * Math.exp((-x * x) / 2);
  }
  return (sum * h) / Math.sqrt(2 * Math.PI);
}

/** Weight variance × fan-in behind each activation in networks of the reference implementation. */
const HE: readonly (readonly [ActivationName, number])[] = [
  ['relu', 2],
  ['tanh', 2.53617543318],
  ['gelu', 2.35171561407],
  ['sigmoid', 3.40855984162],
  ['square', 1 / 3],
  ['cube', 1 / 15],
  ['sign', 1],
  ['heaviside', 2],
  ['abs', 1],
];

describe('He initialisation', () => {
  it.each(HE)('has the scales of the reference implementation: %s', (activation, scale) => {
    const { scale: of } = initialisationOf(given({ activation }));
    expect(of(0)).toBe(1);
    expect(of(1) / scale).toBeCloseTo(1, 11);
    expect(of(7)).toBe(of(1));
  });

  it('knows the mean of the biases, but not their variance', () => {
    const { scale } = initialisationOf(given({ biasMean: 0.3, biasVariance: 4 }));
    expect(1 / scale(1)).toBeCloseTo(
      expectation((x) => Math.max(0, x + 0.3) ** 2, 1),
      6,
    );
  });

  it('gives ReLU networks the weights they always had, to the last bit, and no biases', () => {
    const network = drawn({});
    for (const layer of [0, 1, 2]) {
      const expected = new Float32Array(64 * 64);
      fillNormal32(expected, fold(key(5), 'weights', layer));
      const deviation = Math.fround(Math.sqrt((layer === 0 ? 1 : 2) / 64));
      expect(network.matrix32(layer)).toEqual(expected.map((x) => Math.fround(x * deviation)));
      expect(network.bias(layer)).toBeUndefined();
    }
    expect(isHomogeneous(network)).toBe(true);
    expect(network.activation(1)).toBe(ACTIVATIONS.relu);
  });
});

describe('critical initialisation', () => {
  it('has the scales of the reference implementation for tanh at q = 1', () => {
    const { scale, biasVariance } = initialisationOf(given({ activation: 'tanh', init: 'critical' }));
    expect(scale(0)).toBeCloseTo(0.849035371328, 11);
    expect(scale(3)).toBeCloseTo(2.15330265066, 10);
    expect(biasVariance).toBeCloseTo(1 - 0.849035371328, 11);
  });

  it.each(ACTIVATION_NAMES.filter((name) => SLOPE_SQUARES[name]))('knows E[φ′²] of %s', (name) => {
    const { value } = ACTIVATIONS[name];
    for (const q of [0.3, 1]) {
      const slope = (z: number): number => {
        const [above, below] = value(Float64Array.of(z + 1e-5, z - 1e-5));
        return (above! - below!) / 2e-5;
      };
      expect(SLOPE_SQUARES[name]!(q) / expectation((z) => slope(z) ** 2, q)).toBeCloseTo(1, 4);
    }
  });

  it('is He initialisation for ReLUs, and leaves absolute values alone', () => {
    for (const q of [0.01, 0.3, 1, 7]) {
      const relu = initialisationOf(given({ init: 'critical', q, biasMean: 1 }));
      expect([relu.scale(0), relu.scale(1), relu.biasMean, relu.biasVariance]).toEqual([q, 2, 0, 0]);
      const abs = initialisationOf(given({ init: 'critical', activation: 'abs', q }));
      expect([abs.scale(0), abs.scale(1), abs.biasVariance]).toEqual([q, 1, 0]);
    }
  });

  it.each(['tanh', 'gelu', 'square', 'cube'] as const)('keeps the variance of preactivations: %s', (activation) => {
    const q = 0.8;
    const { scale, biasVariance } = initialisationOf(given({ activation, init: 'critical', q }));
    expect(scale(0) + biasVariance).toBeCloseTo(q, 12);
    const { value } = ACTIVATIONS[activation];
    const square = expectation((z) => value(Float64Array.of(z))[0]! ** 2, q);
    expect(scale(1) * square + biasVariance).toBeCloseTo(q, 6);
  });

  it('is refused where there is none, and the field is named', () => {
    const refusal = (params: Partial<MlpParams>): string => {
      try {
        finish(generateMlp(given({ init: 'critical', ...params }), key(0)));
        return '';
      } catch (error) {
        if (error instanceof FieldError) return error.message;
        throw error;
      }
    };
    expect(refusal({ activation: 'sign' })).toBe('init: critical needs a derivative, and sign is a step without one');
    expect(refusal({ activation: 'heaviside' })).toMatch(/^init: /);
    expect(refusal({ activation: 'sigmoid' })).toMatch(/^q: critical sigmoid with 1 needs a bias variance of -\d/);
    expect(refusal({ activation: 'gelu' })).toBe('');
  });
});

describe('manual initialisation', () => {
  it('draws weights and biases of the variances and the mean it is given, within 4.5 standard errors', () => {
    const network = drawn({ init: 'manual', width: 512, weightVariance: 1.5, biasMean: -0.2, biasVariance: 0.1 });
    for (const layer of [0, 1, 2]) {
      const [mean, variance] = meanAndVariance(network.bias(layer)!);
      expect(Math.abs(mean + 0.2) / Math.sqrt(0.1 / 512)).toBeLessThan(4.5);
      expect(Math.abs(variance / 0.1 - 1)).toBeLessThan(4.5 * Math.sqrt(2 / 512));
      const weights = meanAndVariance(network.matrix32(layer))[1];
      expect(Math.abs((weights * 512) / 1.5 - 1)).toBeLessThan(4.5 * Math.sqrt(2 / (512 * 512)));
      expect(network.scale(layer)).toBe(1.5);
    }
  });

  it('has constant biases without a variance, and none without a mean either', () => {
    expect(new Set(drawn({ init: 'manual', biasMean: 0.25 }).bias(1))).toEqual(new Set([0.25]));
    expect(drawn({ init: 'manual' }).bias(1)).toBeUndefined();
  });
});

describe('biases', () => {
  const biased = { biasVariance: 0.5, activation: 'tanh' } as const;

  it('leave the weights as they are, and are shared by networks that differ in depth alone', () => {
    const [plain, shallow, deep] = [drawn({ activation: 'tanh' }), drawn(biased), drawn({ ...biased, depth: 5 })];
    for (const layer of [0, 1, 2]) {
      expect(shallow.matrix32(layer)).toEqual(plain.matrix32(layer));
      expect(deep.bias(layer)).toEqual(shallow.bias(layer));
    }
    expect(shallow.bias(1)).not.toEqual(shallow.bias(0));
  });

  it('are single-precision numbers', () => {
    const network = drawn({ ...biased, biasMean: 0.1 });
    expect([...network.bias(1)!]).toEqual([...network.bias32(1)!]);
  });
});
