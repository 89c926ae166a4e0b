import type { Exact, ExactAlgorithm, Work } from '../../contract.ts';
import { type Formula, isContradictory } from '../instance.ts';
import { exactProbability, halvedTimes } from './result.ts';

/** Rows between two pauses. */
const PAUSE = 256;

/** A linear equation over GF(2): bit v for variable v, and bit n for the right-hand side. */
type Row = Int32Array;

function rowsOf({ variables, constraints }: Formula): readonly Row[] {
  return constraints.map((constraint) => {
    const row = new Int32Array((variables >> 5) + 1);
    for (const v of constraint.variables) row[v >> 5]! |= 1 << (v & 31);
    // ∏ σ_j x_j = +1: as many false variables as the signs ask for, modulo 2.
    const odd = constraint.signs.filter((sign) => sign < 0).length & 1;
    row[variables >> 5]! |= odd << (variables & 31);
    return row;
  });
}

/** The lowest bit that is set; −1 of an empty row. */
function leading(row: Row): number {
  const word = row.findIndex((bits) => bits !== 0);
  return word < 0 ? -1 : 32 * word + 31 - Math.clz32(row[word]! & -row[word]!);
}

/** Adds known rows to a row until its lowest bit is none of theirs. */
function reduce(row: Row, known: ReadonlyMap<number, Row>): number {
  for (;;) {
    const bit = leading(row);
    const pivot = known.get(bit);
    if (!pivot) return bit;
    for (let word = bit >> 5; word < row.length; word++) row[word]! ^= pivot[word]!;
  }
}

function* eliminate(formula: Formula): Work<never, Exact> {
  if (isContradictory(formula)) return exactProbability(0);
  const known = new Map<number, Row>();
  for (const [index, row] of rowsOf(formula).entries()) {
    const bit = reduce(row, known);
    if (bit === formula.variables) return exactProbability(0);
    if (bit >= 0) known.set(bit, row);
    if (index % PAUSE === PAUSE - 1) yield null;
  }
  return exactProbability(halvedTimes(1, known.size));
}

/** Gaussian elimination over GF(2) (random-sat §10): 2^−rank of the solutions are left, or none. For `xor` alone. */
export function elimination(formula: Formula): ExactAlgorithm | undefined {
  if (formula.kind !== 'xor') return undefined;
  const { variables: n, constraints } = formula;
  const cost = constraints.length * (n + 1) * ((n >> 5) + 1);
  return { name: 'elimination over GF(2)', cost, run: () => eliminate(formula) };
}
