import { mapSpecial } from '../../../numerics/special/map.ts';
import { type ActivationName, ACTIVATIONS } from './activations.ts';
import { gaussHermite } from './gauss-hermite.ts';
import { Gaussians } from './gaussian.ts';

const NODES = 100;
/** 1/√π. */
const NORMALISER = 0.5641895835477563;

/** E[φ(z)^power] for z ~ N(0, q). */
function powerMean(name: ActivationName, q: number, power: number): number {
  const gaussians = new Gaussians(Float64Array.of(0), Float64Array.of(q));
  return ACTIVATIONS[name].wick.coefficient(gaussians, power, 0)[0]!;
}

/** E[(Φ(z) + zϕ(z))²] for z ~ N(0, q), by 100 Gauss–Hermite nodes. */
function geluSlopeSquare(q: number): number {
  const { nodes, weights } = gaussHermite(NODES);
  const z = nodes.map((node) => Math.sqrt(2 * q) * node);
  const [below, density] = [mapSpecial('normalCdf', z), mapSpecial('normalPdf', z)];
  let sum = 0;
  for (let i = 0; i < NODES; i++) {
    const slope = below[i]! + z[i]! * density[i]!;
    sum += weights[i]! * slope * slope;
  }
  return NORMALISER * sum;
}

/** E[φ′(z)²] for z ~ N(0, q); undefined for steps, whose derivative is no function. */
export const SLOPE_SQUARES: Readonly<Record<ActivationName, ((q: number) => number) | undefined>> = {
  relu: () => 0.5,
  // φ′ = 1 − φ²
  tanh: (q) => 1 - 2 * powerMean('tanh', q, 2) + powerMean('tanh', q, 4),
  gelu: geluSlopeSquare,
  // φ′ = φ(1 − φ)
  sigmoid: (q) => powerMean('sigmoid', q, 2) - 2 * powerMean('sigmoid', q, 3) + powerMean('sigmoid', q, 4),
  abs: () => 1,
  square: (q) => 4 * q,
  cube: (q) => 27 * q * q,
  sign: undefined,
  heaviside: undefined,
};
