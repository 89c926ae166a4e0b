import type { Look } from '../error-curves/model.ts';
import { textWidth } from '../error-curves/text.ts';
import { lookOf } from '../look.ts';
import { formatInteger } from '../numbers.ts';
import { SAMPLING_COLOUR } from '../palette.ts';
import { failureNote } from './claims.ts';
import type { OutputTailData, Reference } from './model.ts';

/** px of a line of the key, of the stroke before a name, and between entries. */
const KEY_LINE = 20;
export const KEY_STROKE = 26;
const APART = 18;
/** px of the first line's middle, and of its left end. */
const FIRST = 12;
const START = 2;

/** A stroke as it is drawn, its name, and where it fails. */
export interface KeyEntry {
  readonly x: number;
  readonly y: number;
  readonly kind: 'sampled' | 'reference' | 'deduced';
  readonly look: Look;
  readonly name: string;
  readonly detail?: string;
  /** Where the detail stands if it has no room beside the name. */
  readonly below?: { readonly x: number; readonly y: number };
}

export const SAMPLED_LOOK: Look = { colour: SAMPLING_COLOUR, shape: 'circle', hollow: true };

type Unplaced = Omit<KeyEntry, 'x' | 'y' | 'below'>;

function entriesOf({ tail, curves, labels }: OutputTailData): readonly Unplaced[] {
  const methods = tail.methods.map((method): Unplaced => {
    const detail = failureNote(tail, method, labels.symbol);
    const entry = { kind: 'deduced' as const, look: lookOf(method), name: method.name };
    return detail === undefined ? entry : { ...entry, detail };
  });
  const alone = curves
    .filter(({ name }) => !tail.methods.some((method) => method.name === name))
    .map((curve): Unplaced => ({ kind: 'deduced', look: lookOf(curve), name: curve.name }));
  const sampled: Unplaced = { kind: 'sampled', look: SAMPLED_LOOK, name: `${formatInteger(tail.samples)} samples` };
  return [sampled, ...referenceEntry(tail.reference), ...methods, ...alone];
}

function referenceEntry(reference: Reference | undefined): readonly Unplaced[] {
  if (reference === undefined) return [];
  const name = `${formatInteger(reference.samples)} samples`;
  return [{ kind: 'reference', look: SAMPLED_LOOK, name, detail: 'for comparison' }];
}

function widthOf({ name, detail }: Unplaced): number {
  const more = detail === undefined ? 0 : 6 + textWidth(detail, 13);
  return KEY_STROKE + 6 + textWidth(name, 13, true) + more;
}

/** Entries in reading order, on as many lines as they need. */
export function keyOf(data: OutputTailData, width: number): readonly KeyEntry[] {
  let [x, y] = [START, FIRST];
  return entriesOf(data).map((entry): KeyEntry => {
    const wide = widthOf(entry);
    if (x > START && x + wide > width) [x, y] = [START, y + KEY_LINE];
    const placed = { ...entry, x, y };
    x += wide + APART;
    if (entry.detail === undefined || placed.x + wide <= width) return placed;
    [x, y] = [width, y + KEY_LINE];
    return { ...placed, below: { x: START + KEY_STROKE + 4, y } };
  });
}

/** px from the top to under the last line. */
export function keyHeight(key: readonly KeyEntry[]): number {
  return Math.max(FIRST, ...key.map(({ y, below }) => below?.y ?? y)) - FIRST + KEY_LINE;
}
