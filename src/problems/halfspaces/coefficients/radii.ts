import { gaussLegendre, onInterval } from '../../../numerics/quadrature/gauss-legendre.ts';
import { chiTail } from '../../../numerics/special/chi-tail.ts';
import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import { type Factor, ignoresRadius } from '../factor.ts';
import type { Halfspaces } from '../instance.ts';

/** Nodes of the mixture over radii (random-halfspaces §4.4). */
const NODES = 16;
/** Mass of |x| on either side that is left out. */
const TAIL = 1e-10;
const BISECTIONS = 100;

/** A sphere that the inputs lie on, with its share of them. */
export interface Shell {
  readonly radius: number;
  readonly weight: number;
}

/** Spheres that stand for a distribution of inputs. */
export interface Shells {
  readonly shells: readonly Shell[];
  /** Share of the inputs for which every factor is 1, whatever the direction. */
  readonly certain: number;
}

/** The x with P(|z| > x) = tail, z ~ N(0, I_n), by bisection. */
function chiQuantile(n: number, tail: number): number {
  let [low, high] = [0, Math.sqrt(n) + 12];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = 0.5 * (low + high);
    if (chiTail(n, middle) > tail) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/** Nodes on [low, high] with weights ∝ r^{n−1} e^{−r²/2}, of sum `mass`. */
function shellsBetween(n: number, low: number, high: number, mass: number): Shell[] {
  const { nodes, weights } = onInterval(gaussLegendre(NODES), low, high);
  const logs = nodes.map((r, i) => log(weights[i]!) + (n - 1) * log(r) - 0.5 * r * r);
  const largest = logs.reduce((most, each) => Math.max(most, each), -Infinity);
  const shares = logs.map((each) => exp(each - largest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return Array.from(nodes, (radius, i) => ({ radius, weight: (mass * shares[i]!) / total }));
}

/**
 * The radii of Gaussian x for a factor that knows the radius: 16 Gauss–Legendre nodes between the 1e-10 quantiles of |x|; for
 * halfspaces from |τ| on, below which every factor is constant.
 */
function mixture(factor: Factor, n: number): Shells {
  const [lowest, highest] = [chiQuantile(n, 1 - TAIL), chiQuantile(n, TAIL)];
  if (factor.kind !== 'halfspace') return { shells: shellsBetween(n, lowest, highest, 1), certain: 0 };
  const distance = Math.abs(factor.threshold);
  const low = Math.max(distance, lowest);
  const above = low === distance ? chiTail(n, distance) : 1;
  const shells = shellsBetween(n, low, Math.max(highest, low + 1), above);
  return { shells, certain: factor.threshold < 0 ? 1 - above : 0 };
}

/** Whether one sphere of radius √n says it all: of inputs on it, and of factors that scale with the radius or ignore it. */
export function hasOneShell({ factor, inputs }: Pick<Halfspaces, 'factor' | 'inputs'>): boolean {
  return inputs === 'sphere' || factor.kind === 'linear' || ignoresRadius(factor);
}

/** The spheres that a product's inputs lie on. */
export function shellsOf({ factor, inputs, dimension }: Halfspaces): Shells {
  if (!hasOneShell({ factor, inputs })) return mixture(factor, dimension);
  return { shells: [{ radius: Math.sqrt(dimension), weight: 1 }], certain: 0 };
}

/** How many spheres there are. */
export function shellCount(instance: Pick<Halfspaces, 'factor' | 'inputs'>): number {
  return hasOneShell(instance) ? 1 : NODES;
}
