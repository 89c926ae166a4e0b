import type { Note } from '../contract.ts';

/** What went wrong at a layer: variances that had to be raised, and values that are no numbers. Empty when all is well. */
export function notesAt(stage: number, clamped: number, values: Float64Array): Note[] {
  const notes: Note[] = [];
  if (clamped > 0) notes.push({ stage, code: 'variance-clamped', amount: clamped });
  let broken = 0;
  for (const value of values) if (!Number.isFinite(value)) broken++;
  if (broken > 0) notes.push({ stage, code: 'not-finite', amount: broken });
  return notes;
}
