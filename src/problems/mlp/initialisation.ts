import { FieldError } from '../field-error.ts';
import { type ActivationName, ACTIVATIONS } from './activations/activations.ts';
import { Gaussians } from './activations/gaussian.ts';
import { SLOPE_SQUARES } from './activations/slope-squares.ts';
import type { Initialisation } from './draw.ts';
import type { MlpParams } from './parameters.ts';

/** Rounding may leave a variance that is 0 this far below it, relative to q. */
const ROUNDING = 1e-12;

/** E[φ(z)²] for z ~ N(mean, variance). */
function meanSquare(name: ActivationName, mean: number, variance: number): number {
  const gaussians = new Gaussians(Float64Array.of(mean), Float64Array.of(variance));
  return ACTIVATIONS[name].wick.coefficient(gaussians, 2, 0)[0]!;
}

function layered(first: number, others: number): (layer: number) => number {
  return (layer) => (layer === 0 ? first : others);
}

/** E[φ(b + ξ)²] is kept at 1 behind preactivations of variance 1 and mean b, that of the biases. */
function he({ activation, biasMean, biasVariance }: MlpParams): Initialisation {
  return { scale: layered(1, 1 / meanSquare(activation, biasMean, 1)), biasMean, biasVariance, drawn: 'he' };
}

/** Preactivations keep the variance q, and small differences of inputs their size: s E[φ′(√q ξ)²] = 1. */
function critical({ activation, q }: MlpParams): Initialisation {
  const slopeSquare = SLOPE_SQUARES[activation];
  if (!slopeSquare)
    throw new FieldError('init', `critical needs a derivative, and ${activation} is a step without one`);
  const scale = 1 / slopeSquare(q);
  const biasVariance = q - scale * meanSquare(activation, 0, q);
  if (biasVariance < -ROUNDING * q) {
    throw new FieldError(
      'q',
      `critical ${activation} with ${q} needs a bias variance of ${biasVariance.toPrecision(3)}`,
    );
  }
  const raised = Math.max(0, biasVariance);
  return { scale: layered(q - raised, scale), biasMean: 0, biasVariance: raised, drawn: 'other' };
}

function manual({ weightVariance, biasMean, biasVariance }: MlpParams): Initialisation {
  return { scale: () => weightVariance, biasMean, biasVariance, drawn: 'other' };
}

const INITIALISATIONS = { he, critical, manual };

/**
 * The initialisation that parameters name (cumulant-propagation §10).
 *
 * @throws FieldError for `init` where φ has no derivative, for `q` where no bias variance keeps it.
 */
export function initialisationOf(params: MlpParams): Initialisation {
  return INITIALISATIONS[params.init](params);
}
