import type { Note } from '../../contract.ts';
import { type Binary, scaledOf } from '../binary.ts';
import type { Formula } from '../instance.ts';
import { unscaled } from '../../scaled.ts';

/** What speaks against an estimate of a probability after `stage` constraints: its range, and a formula nobody drew. */
export function outcomeNotes({ drawn }: Formula, value: Binary, stage: number): Note[] {
  const amount = unscaled(scaledOf(value))[0]!;
  const notes: Note[] = [];
  if (value.value < 0) notes.push({ stage, code: 'negative', amount });
  if (amount > 1) notes.push({ stage, code: 'above-one', amount });
  if (!drawn) notes.push({ stage, code: 'not-random', amount: 1 });
  return notes;
}
