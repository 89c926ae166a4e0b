import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../scripts/kernels/load.ts';
import { setBackend } from '../../numerics/backend.ts';
import { installKernels } from '../../numerics/kernels/backend.ts';
import { plainBackend } from '../../numerics/plain/backend.ts';
import { fold, key } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import { finish } from '../work.ts';
import { ACTIVATION_NAMES, type ActivationName, ACTIVATIONS } from './activations/activations.ts';
import { forwardPasses } from './forward.ts';
import { type Mlp, mlpOf } from './instance.ts';

function normals(count: number, ...path: (string | number)[]): Float64Array {
  const values = new Float32Array(count);
  fillNormal32(values, fold(key(21), ...path));
  return Float64Array.from(values, (value) => value / 2);
}

/** A network of unequal widths with these activations, and a bias in every layer but the second. */
function networkOf(names: readonly ActivationName[]): Mlp {
  const widths = [5, ...names.map((_, l) => 6 + l), 3];
  return mlpOf(
    widths,
    widths.slice(1).map((rows, l) => normals(rows * widths[l]!, 'weights', l)),
    {
      activations: names.map((name) => ACTIVATIONS[name]),
      biases: widths.slice(1).map((rows, l) => (l === 1 ? undefined : normals(rows, 'biases', l))),
    },
  );
}

/** One pass, number by number. */
function passOf(network: Mlp, names: readonly ActivationName[], input: Float32Array): Float32Array {
  let x = input;
  for (let l = 0; l + 1 < network.widths.length; l++) {
    const [matrix, bias, inputs] = [network.matrix32(l), network.bias32(l), x];
    x = Float32Array.from({ length: network.widths[l + 1]! }, (_, i) => {
      let sum = 0;
      for (const [k, value] of inputs.entries()) {
        sum = Math.fround(sum + Math.fround(value * matrix[i * inputs.length + k]!));
      }
      const z = bias ? Math.fround(sum + bias[i]!) : sum;
      const name = names[l];
      return name ? ACTIVATIONS[name].value(Float64Array.of(z))[0]! : z;
    });
  }
  return x;
}

const nets: readonly (readonly ActivationName[])[] = [
  ...ACTIVATION_NAMES.map((name) => [name, name, name]),
  ['relu', 'tanh'],
  ['square', 'relu', 'abs'],
];
const backends = { plain: () => setBackend(plainBackend), compiled: async () => installKernels(await loadKernels()) };

describe.each(Object.entries(backends))('forward passes with %s arithmetic', (_, install) => {
  beforeAll(install);
  afterAll(() => setBackend(plainBackend));

  it.each(nets.map((names) => [names.join(', '), names] as const))('of %s are those of the definition', (__, names) => {
    const network = networkOf(names);
    const passes = 37;
    const inputs = new Float32Array(passes * 5);
    fillNormal32(inputs, key(4));
    const out = finish(forwardPasses(network, inputs, passes));
    const expected = Array.from({ length: passes }, (___, r) => [
      ...passOf(network, names, inputs.subarray(5 * r, 5 * r + 5)),
    ]);
    expect([...out]).toEqual(expected.flat());
  });
});
