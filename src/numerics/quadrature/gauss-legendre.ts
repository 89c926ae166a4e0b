import { cos } from '../special/sine.ts';

/** Nodes, increasing, and weights of a rule ∫ f ≈ Σ wᵢ f(xᵢ) on an interval; not to be written to. */
export interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Newton's method has converged long before. */
const STEPS = 12;

/** The Legendre polynomial P_n and its derivative at x, |x| < 1. */
function legendre(n: number, x: number): { readonly value: number; readonly slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return { value, slope: (n * (before - x * value)) / (1 - x * x) };
}

/** The i-th largest root of P_n, i from 1, by Newton's method from cos(π(i − ¼)/(n + ½)); i ≤ (n + 1)/2. */
function root(n: number, i: number): number {
  let x = cos((Math.PI * (i - 0.25)) / (n + 0.5));
  for (let step = 0; step < STEPS; step++) {
    const { value, slope } = legendre(n, x);
    x -= value / slope;
  }
  return x;
}

function ruleOf(n: number): Rule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 1; 2 * i <= n + 1; i++) {
    const x = 2 * i === n + 1 ? 0 : root(n, i);
    const { slope } = legendre(n, x);
    const weight = 2 / ((1 - x * x) * slope * slope);
    nodes[n - i] = x;
    nodes[i - 1] = -x;
    weights[n - i] = weight;
    weights[i - 1] = weight;
  }
  return { nodes, weights };
}

/** Rules by their number of nodes, of which there are few and which are asked for often. */
const known = new Map<number, Rule>();

/**
 * The Gauss–Legendre rule of n nodes on [−1, 1], exact for polynomials of degree 2n − 1: the roots of P_n with the weights
 * 2/((1 − x²) P_n′(x)²) (DLMF 3.5.20). Nodes and weights within about 1e-15 and 1e-14 of the largest weight for n ≤ 400.
 *
 * @param n a whole number ≥ 2.
 */
export function gaussLegendre(n: number): Rule {
  const rule = known.get(n) ?? ruleOf(n);
  known.set(n, rule);
  return rule;
}

/** A rule on [−1, 1] moved to [low, high]. */
export function onInterval({ nodes, weights }: Rule, low: number, high: number): Rule {
  const [middle, half] = [0.5 * (low + high), 0.5 * (high - low)];
  return { nodes: nodes.map((x) => middle + half * x), weights: weights.map((w) => half * w) };
}

/** A rule on each interval between neighbours of `ends` (increasing), side by side. */
export function onPieces(rule: Rule, ends: readonly number[]): Rule {
  const pieces = ends.slice(1).map((high, i) => onInterval(rule, ends[i]!, high));
  return {
    nodes: Float64Array.from(pieces.flatMap(({ nodes }) => [...nodes])),
    weights: Float64Array.from(pieces.flatMap(({ weights }) => [...weights])),
  };
}
