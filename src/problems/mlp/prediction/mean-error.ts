import { rowSquares64 } from '../../../numerics/linalg/matvec.ts';
import { Gaussians } from '../activations/gaussian.ts';
import { depthOf, type Mlp } from '../instance.ts';

/** By how much the recursion is raised: measured 1.13 too small on 174 networks (mlp-beyond §1.1). */
const CALIBRATION = 1.1;

interface State {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly common: number;
  readonly error: Float64Array;
  readonly correlations: number;
}

function errorThrough(matrix: Float64Array, error: Float64Array, outputs: number): Float64Array {
  const inputs = error.length;
  return Float64Array.from({ length: outputs }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < inputs; j++) sum += matrix[i * inputs + j]! * matrix[i * inputs + j]! * error[j]!;
    return sum;
  });
}

function meansThrough(network: Mlp, layer: number, mean: Float64Array, outputs: number): Float64Array {
  const [matrix, bias] = [network.matrix(layer), network.bias(layer)];
  const inputs = mean.length;
  return Float64Array.from({ length: outputs }, (_, i) => {
    let sum = bias?.[i] ?? 0;
    for (let j = 0; j < inputs; j++) sum += matrix[i * inputs + j]! * mean[j]!;
    return sum;
  });
}

/**
 * One hidden layer of the recursion: e^μ = (W∘W) e; the common variance hides δv²_i = 2 r_i² Q/k², r_i = Σ_j W_ij²;
 * e_i = w_1² e^μ_i + ¼ w_2² δv²_i; Q, about the sum of the squared covariances left out, follows from the rows' overlaps.
 */
function advance(network: Mlp, layer: number, state: State): State {
  const [inputs, outputs] = [network.widths[layer]!, network.widths[layer + 1]!];
  const matrix = network.matrix(layer);
  const rows = new Float64Array(outputs);
  rowSquares64(matrix, outputs, inputs, rows);
  const preactivations = meansThrough(network, layer, state.mean, outputs);
  const gaussians = new Gaussians(
    preactivations,
    rows.map((row) => state.common * row),
  );
  const { wick } = network.activation(layer);
  const [slope, curvature] = [wick.coefficient(gaussians, 1, 1), wick.coefficient(gaussians, 1, 2)];
  const [mean, second] = [wick.coefficient(gaussians, 1, 0), wick.coefficient(gaussians, 2, 0)];
  const before = errorThrough(matrix, state.error, outputs);
  const hidden = (2 * state.correlations) / (inputs * inputs);
  const error = rows.map(
    (row, i) => slope[i]! * slope[i]! * before[i]! + 0.25 * curvature[i]! * curvature[i]! * hidden * row * row,
  );
  const variance = mean.map((m, i) => second[i]! - m * m);
  let [sum, squares] = [0, 0];
  for (let i = 0; i < outputs; i++) {
    const z = slope[i]! * slope[i]! * rows[i]!;
    sum += z;
    squares += z * z;
  }
  let carried = state.correlations;
  for (const value of state.variance) carried += value * value;
  const common = variance.reduce((total, value) => total + value, 0) / outputs;
  return { mean, variance, common, error, correlations: (carried / (inputs * inputs)) * (sum * sum - squares) };
}

/**
 * The error that mean propagation has by its own reckoning, σ_j at every output, in O(n²) a layer and from no other
 * estimator (mlp-beyond §1.3). Fitted for ReLU networks with He weights; a statement about the ensemble.
 */
export function meanError(network: Mlp): Float64Array {
  const inputs = network.widths[0]!;
  let state: State = {
    mean: new Float64Array(inputs),
    variance: new Float64Array(inputs).fill(1),
    common: 1,
    error: new Float64Array(inputs),
    correlations: 0,
  };
  const depth = depthOf(network);
  for (let layer = 0; layer < depth; layer++) state = advance(network, layer, state);
  const outputs = errorThrough(network.matrix(depth), state.error, network.widths[depth + 1]!);
  return outputs.map((square) => CALIBRATION * Math.sqrt(square));
}
