import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import type { Work } from '../../contract.ts';
import type { Grid } from './grid.ts';
import type { Kernel } from './kernel.ts';

/** Averages over independent uniform directions, in units h₀, as natural logarithms (−∞ for 0): random-halfspaces §8, §9. */
export interface EnsembleErrors {
  /** ln E_n[K^k], of E_c[p²]. */
  readonly meanSquare: number;
  /** ln e_i for i = 1 … k: what the projection of step i adds to the mean squared error; the last adds nothing. */
  readonly contributions: Float64Array;
  /** ln E‖lost_i‖². */
  readonly lost: Float64Array;
}

/** Numbers at the nodes, in the unit exp(log). */
interface Weighted {
  readonly values: Float64Array;
  readonly log: number;
}

/** Weight times K^m at the nodes, in a unit that makes the largest of them 1. */
function weightedPower({ logWeights }: Grid, { values }: Kernel, logs: Float64Array, m: number): Weighted {
  const out = new Float64Array(values.length);
  let largest = -Infinity;
  for (let i = 0; i < out.length; i++) {
    const power = m === 0 ? logWeights[i]! : logWeights[i]! + m * logs[i]!;
    out[i] = power;
    if (power > largest) largest = power;
  }
  for (let i = 0; i < out.length; i++) {
    const size = exp(out[i]! - largest);
    out[i] = m % 2 === 1 && values[i]! < 0 ? -size : size;
  }
  return { values: out, log: largest };
}

/** Σ a·b, from 0 in order. */
function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

/** E_n[f P_ℓ] for ℓ = 0 … d, given weight times f. */
function coefficientsOf({ harmonics, counts }: Grid, weighted: Float64Array): Float64Array {
  return Float64Array.from(harmonics, (harmonic, l) => dot(weighted, harmonic) / counts[l]!);
}

/** Σ c_ℓ D_ℓ P_ℓ at every node. */
function assembled({ harmonics, t }: Grid, coefficients: Float64Array): Float64Array {
  const out = new Float64Array(t.length);
  for (const [l, harmonic] of harmonics.entries()) {
    const coefficient = coefficients[l]!;
    for (let i = 0; i < out.length; i++) out[i] = out[i]! + coefficient * harmonic[i]!;
  }
  return out;
}

/** a·b, entry by entry. */
function product(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!;
  return out;
}

/** a − b, entry by entry. */
function difference(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a[i]! - b[i]!;
  return out;
}

function scaledBy(values: Float64Array, factor: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = factor * values[i]!;
  return out;
}

function atOne({ counts }: Grid, coefficients: Float64Array): number {
  return counts.reduce((total, count, l) => total + count * coefficients[l]!, 0);
}

/** κ_i, the kernel of the head: coefficients of a polynomial of degree d, in the unit exp(log), with its values. */
interface Head {
  readonly coefficients: Float64Array;
  readonly values: Float64Array;
  readonly log: number;
}

/** What the product K·κ_{i−1} has beyond degree d, and the head that it leaves. */
interface Projected {
  readonly head: Head;
  /** At the nodes, in the unit of the head before. */
  readonly beyond: Float64Array;
  readonly logLost: number;
}

function constantHead(grid: Grid): Head {
  const coefficients = new Float64Array(grid.degree + 1);
  coefficients[0] = 1;
  return { coefficients, values: new Float64Array(grid.t.length).fill(1), log: 0 };
}

function inUnit(coefficients: Float64Array, values: Float64Array, unit: number): Head {
  const largest = coefficients.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  if (!(largest > 0)) return { coefficients, values, log: unit };
  const inverse = 1 / largest;
  return {
    coefficients: scaledBy(coefficients, inverse),
    values: scaledBy(values, inverse),
    log: unit - log(inverse),
  };
}

/** κ_i = T_d(K κ_{i−1}), and E‖lost_i‖² = K(1) κ_{i−1}(1) − κ_i(1). */
function project(grid: Grid, kernel: Kernel, weights: Float64Array, before: Head): Projected {
  const whole = product(before.values, kernel.values);
  const coefficients = coefficientsOf(grid, product(whole, weights));
  const values = assembled(grid, coefficients);
  const lost = kernel.atOne * atOne(grid, before.coefficients) - atOne(grid, coefficients);
  return {
    head: inUnit(coefficients, values, before.log),
    beyond: difference(whole, values),
    logLost: log(Math.max(0, lost)) + before.log,
  };
}

/** Weight times (K^m − T_d K^m) at the nodes. */
function tailBeyond(grid: Grid, weights: Float64Array, power: Weighted): Float64Array {
  const kept = assembled(grid, coefficientsOf(grid, power.values));
  return difference(power.values, product(weights, kept));
}

/**
 * The exact mean squared error of degree d over k independent uniform directions, step by step (random-halfspaces §8):
 * e_i = E_n[(K κ_{i−1} − κ_i)(K^{k−i} − T_d K^{k−i})], positive terms without cancellation. Powers of K are kept with the weights
 * and a unit of their own, so that nothing overflows at any k.
 */
export function* ensembleErrors(grid: Grid, kernel: Kernel, k: number): Work<never, EnsembleErrors> {
  const weights = grid.logWeights.map((weight) => exp(weight));
  const logs = kernel.values.map((value) => log(Math.abs(value)));
  const contributions = new Float64Array(k).fill(-Infinity);
  const lost = new Float64Array(k);
  let head = constantHead(grid);
  for (let i = 1; i <= k; i++) {
    const projected = project(grid, kernel, weights, head);
    lost[i - 1] = projected.logLost;
    if (i < k) {
      const power = weightedPower(grid, kernel, logs, k - i);
      const mean = dot(tailBeyond(grid, weights, power), projected.beyond);
      contributions[i - 1] = log(Math.max(0, mean)) + head.log + power.log;
    }
    head = projected.head;
    if (i % 16 === 0) yield null;
  }
  const whole = weightedPower(grid, kernel, logs, k);
  const meanSquare = whole.values.reduce((total, value) => total + value, 0);
  return { meanSquare: log(Math.max(0, meanSquare)) + whole.log, contributions, lost };
}
