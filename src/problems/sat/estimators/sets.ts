import { sizeOf } from './bits.ts';

/** Sets of variables, each `words` 32-bit words with bit v mod 32 of word ⌊v/32⌋ for variable v, one after another. */
export class SetList {
  readonly words: number;
  readonly bits: Int32Array;

  constructor(words: number, capacity: number) {
    this.words = words;
    this.bits = new Int32Array(words * capacity);
  }

  /** Copies a set of another list here. */
  copy(to: number, source: SetList, from: number): void {
    for (let w = 0; w < this.words; w++) this.bits[to * this.words + w] = source.bits[from * this.words + w]!;
  }

  has(index: number, variable: number): boolean {
    return ((this.bits[index * this.words + (variable >> 5)]! >>> (variable & 31)) & 1) === 1;
  }

  add(index: number, variable: number): void {
    this.bits[index * this.words + (variable >> 5)]! |= 1 << (variable & 31);
  }

  remove(index: number, variable: number): void {
    this.bits[index * this.words + (variable >> 5)]! &= ~(1 << (variable & 31));
  }

  size(index: number): number {
    let size = 0;
    for (let w = 0; w < this.words; w++) size += sizeOf(this.bits[index * this.words + w]!);
    return size;
  }

  /** The variables of a set, ascending. */
  members(index: number): number[] {
    const members: number[] = [];
    for (let w = 0; w < this.words; w++) {
      for (let rest = this.bits[index * this.words + w]!; rest !== 0; rest &= rest - 1) {
        members.push(32 * w + 31 - Math.clz32(rest & -rest));
      }
    }
    return members;
  }

  equals(index: number, other: SetList, at: number): boolean {
    for (let w = 0; w < this.words; w++) {
      if (this.bits[index * this.words + w] !== other.bits[at * this.words + w]) return false;
    }
    return true;
  }

  /** A 32-bit hash of a set: multiply and xor-shift over its words. */
  hash(index: number): number {
    let hash = 0;
    for (let w = 0; w < this.words; w++) {
      hash = Math.imul(hash ^ this.bits[index * this.words + w]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }

  /** Negative where the first set is the smaller number, Σ_{v∈S} 2^v. */
  compare(a: number, b: number): number {
    for (let w = this.words - 1; w >= 0; w--) {
      const difference = (this.bits[a * this.words + w]! >>> 0) - (this.bits[b * this.words + w]! >>> 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** Distinct sets, numbered in the order in which they were first seen. */
export class SetIndex {
  readonly sets: SetList;
  count = 0;
  private readonly slots: Int32Array;

  constructor(words: number, capacity: number) {
    this.sets = new SetList(words, capacity + 1);
    let slots = 4;
    while (slots < 2 * capacity) slots *= 2;
    this.slots = new Int32Array(slots).fill(-1);
  }

  /** The place for the next set that is asked for: it is to be written here before `numberOf`. */
  get candidate(): number {
    return this.count;
  }

  /** The number of the set at `candidate`, which stays there if it is new. */
  numberOf(): number {
    const { sets, slots, count } = this;
    let slot = sets.hash(count) & (slots.length - 1);
    while (slots[slot]! >= 0) {
      if (sets.equals(slots[slot]!, sets, count)) return slots[slot]!;
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = count;
    this.count++;
    return count;
  }
}
