import type { Formula } from '../instance.ts';

/** A function given at a few points, linear between them and constant beyond. */
type Curve = readonly (readonly [x: number, y: number])[];

/** Densities near which random k-SAT stops being satisfiable; k = 2 … 5, longer clauses as k = 5. */
const THRESHOLDS = [1, 4.267, 9.931, 21.117] as const;
/** Doublings of the branchings for each variable, where the search is hardest. */
const HARDEST = [0.06, 0.31, 0.47, 0.56] as const;
/** Share of that by density: formulas of few clauses fall into pieces. */
const SPARSE: Curve = [
  [0, 0],
  [0.5, 0.52],
  [1, 0.82],
  [1.5, 0.93],
  [2, 1],
];
/** Share of that by density ÷ threshold: contradictions end branches early. */
const CROWDED: Curve = [
  [0.45, 1],
  [0.7, 0.76],
  [1, 0.42],
  [1.4, 0.27],
  [2.3, 0.19],
];
/** Operations of one branching for every variable and literal. */
const OPERATIONS = 17;

function at(curve: Curve, x: number): number {
  const next = curve.findIndex(([right]) => x < right);
  if (next === 0) return curve[0]![1];
  if (next < 0) return curve[curve.length - 1]![1];
  const [[left, low], [right, high]] = [curve[next - 1]!, curve[next]!];
  return low + ((high - low) * (x - left)) / (right - left);
}

/** 2^x for 0 ≤ x ≤ 60, linear between whole powers: rough enough for what it is used for. */
function roughPower(x: number): number {
  const whole = Math.floor(x);
  let power = 1;
  for (let i = 0; i < whole; i++) power *= 2;
  return power * (1 + x - whole);
}

/**
 * Branchings that the component-caching search is expected to need, in the worse half of random formulas of such density and
 * clause lengths: 2^(rate·n), fitted to runs with 20 to 200 variables, k = 2 … 5. Structured formulas may need more or fewer.
 */
export function expectedBranchings({ kind, variables, constraints }: Formula): number {
  const copies = kind === 'nae' ? 2 : 1;
  let [clauses, hardest, crowd] = [0, 0, 0];
  for (const { variables: own } of constraints) {
    if (own.length === 0) continue;
    const k = Math.min(Math.max(own.length, 2), 5) - 2;
    clauses += copies;
    hardest += copies * HARDEST[k]!;
    crowd += copies / THRESHOLDS[k]!;
  }
  if (clauses === 0) return 1;
  const rate = (hardest / clauses) * at(SPARSE, clauses / variables) * at(CROWDED, crowd / variables);
  return roughPower(Math.min(60, 1 + rate * variables));
}

/** Operations of one branching: it looks at the clauses of most variables that are left. */
export function branchingCost({ kind, variables, constraints }: Formula): number {
  const literals = constraints.reduce((sum, { variables: own }) => sum + own.length, 0);
  return OPERATIONS * (variables + (kind === 'nae' ? 2 : 1) * literals);
}
