import type { Note } from '../contract.ts';
import { type Scaled, unscaled } from '../scaled.ts';
import { isNonNegative, type SquareMatrix } from './instance.ts';

/** That nobody says what the matrix was drawn from, so that errors of an ensemble say little about it. */
export function notDrawn({ drawn, n }: SquareMatrix): Note[] {
  return drawn ? [] : [{ stage: Math.max(0, n - 1), code: 'not-random', amount: 1 }];
}

/** Rounding may lift a value of 1 by so much. */
const SLACK = 1e-9;

/** What is to be said of a value of perm/n!, whose sign and bound are known where entries are in [0, ∞) and [0, 1]. */
export function notesOn(matrix: SquareMatrix, value: Scaled): Note[] {
  const notes = notDrawn(matrix);
  const stage = Math.max(0, matrix.n - 1);
  const amount = unscaled(value)[0]!;
  if (!Number.isFinite(value.mantissa[0]!)) notes.push({ stage, code: 'not-finite', amount: 1 });
  if (!isNonNegative(matrix)) return notes;
  if (value.mantissa[0]! < 0) notes.push({ stage, code: 'negative', amount });
  if (amount > 1 + SLACK && matrix.entries.every((entry) => entry <= 1))
    notes.push({ stage, code: 'above-one', amount });
  return notes;
}
