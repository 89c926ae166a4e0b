import type { Exact, ExactAlgorithm, Work } from '../../contract.ts';
import type { SquareMatrix } from '../instance.ts';
import { unitOf } from '../powers.ts';
import { glynn, glynnCost, type Rounded } from './glynn.ts';
import { factorial, type ScaledRows, scaledRows } from './scaled-rows.ts';
import { MOST_COLUMNS, subsetProgram, subsetProgramCost } from './subset-program.ts';

/** Operations of the dearest computation that is begun: some three seconds. */
const MOST_OPERATIONS = 5_000_000_000;

/** A program for the permanent of n rows. */
interface Program {
  readonly name: string;
  reaches(n: number): boolean;
  cost(n: number): number;
  run(n: number, entries: Float64Array): Work<never, Rounded>;
}

const PROGRAMS: readonly Program[] = [
  {
    name: 'subset dynamic program',
    reaches: (n) => n <= MOST_COLUMNS,
    cost: subsetProgramCost,
    *run(n, entries) {
      const { permanent } = yield* subsetProgram(n, entries);
      return { permanent, squaredError: 0 };
    },
  },
  { name: 'Glynn’s formula', reaches: (n) => n >= 3 && n <= 32, cost: glynnCost, run: glynn },
];

/** What perm(c∘c) is, where no second computation is needed: perm(c) of zeros and ones, n! of signs. */
function knownSquares({ n, entries }: ScaledRows, permanent: number): number | undefined {
  if (entries.every((entry) => entry === 0 || entry === 1)) return permanent;
  return entries.every((entry) => Math.abs(entry) === 1) ? factorial(n) : undefined;
}

/** perm/n! and the variance perm(c∘c)/n! − (perm/n!)² of ∏ c_{i,x(i)} over uniform permutations x (random-permanents §1). */
function* run({ run: permanentOf }: Program, matrix: SquareMatrix): Work<never, Exact> {
  const rows = scaledRows(matrix);
  const { n, entries } = rows;
  const { permanent, squaredError } = yield* permanentOf(n, entries);
  const squares =
    knownSquares(rows, permanent) ??
    (yield* permanentOf(
      n,
      entries.map((entry) => entry * entry),
    )).permanent;
  const { factor, log } = unitOf(rows.exponent);
  const count = factorial(n);
  const value = (permanent / count) * factor;
  return {
    value: { mantissa: Float64Array.of(value), log },
    squaredError: (squaredError / count / count) * factor * factor,
    // Of a matrix whose terms are all equal the difference is rounding.
    variance: Math.max(0, (squares / count) * factor * factor - value * value),
  };
}

/** The program of least cost for a matrix; undefined where all would take too long. */
export function exactPermanent(matrix: SquareMatrix): ExactAlgorithm | undefined {
  const { n } = matrix;
  const runs = knownSquares(scaledRows(matrix), 0) === undefined ? 2 : 1;
  const found = PROGRAMS.filter(({ reaches }) => reaches(n)).sort((a, b) => a.cost(n) - b.cost(n))[0];
  if (!found || runs * found.cost(n) > MOST_OPERATIONS) return undefined;
  return { name: found.name, cost: runs * found.cost(n), run: () => run(found, matrix) };
}
