import type { CurvePoint } from '../experiments/curves.ts';
import type { Note, Noun } from '../problems/contract.ts';
import { formatNumber } from './numbers.ts';

/** Memory that a run may take, GiB; a test holds it against the engine's own number. */
const MOST_GIB = 1;
const GIB = 2 ** 30;

function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function from({ stage }: Note): string {
  return `from layer ${stage + 1}`;
}

/** One kind of trouble in words. Kinds come worst first: what stopped a run, what was put in its place, what broke it. */
const WORDS: readonly (readonly [Note['code'], (note: Note) => string])[] = [
  [
    'too-large',
    ({ amount }) => `refused: would take ${(amount / GIB).toFixed(1)} GiB of memory, limit ${MOST_GIB} GiB`,
  ],
  ['no-metric', () => 'refused: the average metric needs the scale of the weights'],
  ['fell-back', () => 'fell back to order 2'],
  ['variance-clamped', (note) => `${from(note)}: variance clamped at ${counted(note.amount, 'neuron')}`],
  ['not-finite', (note) => `${from(note)}: ${counted(note.amount, 'value')} not finite`],
  ['orders-diverge', ({ amount }) => `orders do not settle (R = ${formatNumber(amount)})`],
  ['variance-lost', ({ amount }) => `no variance left at ${counted(amount, 'output')}`],
  ['implausible', ({ amount }) => `impossible means at ${counted(amount, 'output')}`],
  ['underflow', (note) => `${from(note)}: numbers too small to be kept`],
  ['not-random', () => 'not drawn at random: predicted errors mean nothing'],
  ['outside-regime', () => 'outside the regime that it is made for'],
  ['negative', () => 'negative estimate'],
  ['above-one', () => 'estimate above 1'],
];

/**
 * The worst of an estimate's notes in words, layers counted from 1: "from layer 5: variance clamped at 3 neurons". Empty where
 * the notes leave the estimate as good as any.
 */
export function troubleOf(notes: readonly Note[]): string {
  for (const [code, words] of WORDS) {
    const found = notes.find((note) => note.code === code);
    if (found) return words(found);
  }
  return '';
}

/** What went wrong at a point, and for how many instances: "3 of 8 networks, the first: orders do not settle (R = 2.3)". */
export function troubleAt({ status, troubled, instances, trouble }: CurvePoint, noun: Noun): string | undefined {
  const count = trouble?.instances ?? troubled;
  const share = `${count} of ${trouble?.of ?? instances} ${noun.many}`;
  const reason = trouble ? troubleOf(trouble.notes) : '';
  if (status !== 'unreliable') return reason === '' ? undefined : `${reason} on ${share}`;
  if (reason === '') return share;
  return `${share}${count > 1 ? ', the first' : ''}: ${reason}`;
}
