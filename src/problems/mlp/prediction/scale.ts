import { ACTIVATIONS } from '../activations/activations.ts';
import { depthOf, isHomogeneous, type Mlp } from '../instance.ts';

/** Whether the constants of the predicted errors were fitted for such networks: ReLU, He weights, square, no biases. */
export function isHeLike(network: Mlp): boolean {
  const layers = Array.from({ length: depthOf(network) }, (_, layer) => layer);
  return (
    network.drawn === 'he' &&
    isHomogeneous(network) &&
    layers.every((layer) => network.activation(layer) === ACTIVATIONS.relu) &&
    network.widths.every((width) => width === network.widths[0])
  );
}

/**
 * ρ, by which an order's error is smaller than its difference to the order below (mlp-beyond §1.2): √(L/n) in networks
 * with He weights, √min(1, x) in all others, x the participation of order 2.
 */
export function contraction(network: Mlp, participation: number): number {
  if (isHeLike(network)) return Math.sqrt(depthOf(network) / network.widths[0]!);
  return Math.sqrt(Math.min(1, participation));
}
