import type { Key } from '../../numerics/rng/key.ts';
import type { Work } from '../contract.ts';
import type { Schema, Values } from '../schema.ts';
import { relu } from './activations/relu.ts';
import { drawMlp, type Initialisation, type Sizes } from './draw.ts';
import type { Mlp } from './instance.ts';

/** He weights behind ReLUs: variance × fan-in is 1 in the first layer, 2 in all others (cumulant-propagation §10). */
const HE: Initialisation = { scale: (layer) => (layer === 0 ? 1 : 2), biasMean: 0, biasVariance: 0, drawn: 'he' };

/** Whether parameters ask for ReLUs, He weights and no biases, which workers have at once. */
export function isUsual({ activation, init, biasMean, biasVariance }: Values<Schema>): boolean {
  return (
    (activation ?? 'relu') === 'relu' && (init ?? 'he') === 'he' && (biasMean ?? 0) === 0 && (biasVariance ?? 0) === 0
  );
}

/** A network of usual parameters, with the digits of `generateMlp`. */
export function generateUsual(params: Sizes, key: Key): Work<never, Mlp> {
  return drawMlp(params, HE, relu, key);
}
