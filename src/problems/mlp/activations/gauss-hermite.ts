/** Nodes t_q, increasing, and weights ω_q of the rule ∫ f(t) e^(−t²) dt ≈ Σ ω_q f(t_q). */
export interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** π^(−1/4), by which h_0 is normalised. */
const START = 0.7511255444649425;
/** The roots of H_n lie further apart than this for n ≤ 200. */
const SCAN = 0.05;
const BISECTIONS = 80;

/** The orthonormal Hermite polynomials h_n and h_{n−1} at t: h_{k+1} = t√(2/(k+1)) h_k − √(k/(k+1)) h_{k−1}. */
function hermite(n: number, t: number): { readonly value: number; readonly before: number } {
  let [before, value] = [0, START];
  for (let k = 0; k < n; k++) {
    const next = t * Math.sqrt(2 / (k + 1)) * value - Math.sqrt(k / (k + 1)) * before;
    [before, value] = [value, next];
  }
  return { value, before };
}

/** The root of h_n between two points where it has different signs, to the last bit that bisection can tell. */
function rootBetween(n: number, low: number, high: number): number {
  let [left, right] = [low, high];
  const rising = hermite(n, left).value < 0;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = 0.5 * (left + right);
    if (hermite(n, middle).value < 0 === rising) left = middle;
    else right = middle;
  }
  return 0.5 * (left + right);
}

function positiveRoots(n: number): number[] {
  const roots: number[] = [];
  const last = Math.sqrt(2 * n + 1);
  let [at, value] = [SCAN / 2, hermite(n, SCAN / 2).value];
  while (at < last) {
    const [to, next] = [at + SCAN, hermite(n, at + SCAN).value];
    if (value < 0 !== next < 0) roots.push(rootBetween(n, at, to));
    [at, value] = [to, next];
  }
  return roots;
}

/**
 * The Gauss–Hermite rule of n nodes, n even and at most 200. Nodes come from bisection between sign changes and weights from
 * ω = 1/(n h_{n−1}(t)²): + − × ÷ √ alone, so that every engine has the same rule.
 *
 * @throws Error if a root was missed, which no even n ≤ 200 does.
 */
export function gaussHermite(n: number): Rule {
  const positive = positiveRoots(n);
  if (2 * positive.length !== n) throw new Error(`found ${2 * positive.length} of ${n} Hermite roots`);
  const nodes = Float64Array.from([...positive.map((root) => -root).reverse(), ...positive]);
  const weights = nodes.map((node) => {
    const { before } = hermite(n, node);
    return 1 / (n * before * before);
  });
  return { nodes, weights };
}
