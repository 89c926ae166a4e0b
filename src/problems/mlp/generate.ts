import type { Key } from '../../numerics/rng/key.ts';
import type { Work } from '../contract.ts';
import { defaults } from '../schema.ts';
import { ACTIVATIONS } from './activations/activations.ts';
import { drawMlp } from './draw.ts';
import { initialisationOf } from './initialisation.ts';
import type { Mlp } from './instance.ts';
import { mlpParams, type MlpParams } from './parameters.ts';

/**
 * A random network of `depth` hidden layers with input, hidden and output width `width`; what is not given is as in the
 * family's defaults: ReLUs, He weights, no biases.
 *
 * @throws FieldError for parameters that no network has, as `initialisationOf`.
 */
export function generateMlp(
  params: Pick<MlpParams, 'width' | 'depth'> & Partial<MlpParams>,
  key: Key,
): Work<never, Mlp> {
  const whole = { ...defaults(mlpParams), ...params };
  return drawMlp(whole, initialisationOf(whole), ACTIVATIONS[whole.activation], key);
}
