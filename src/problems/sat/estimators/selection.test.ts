import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../work.ts';
import { bestOf } from './selection.ts';
import { SetIndex, SetList } from './sets.ts';

/** Keys that are far apart, near one another, and often equal. */
const keys = fc.array(fc.oneof(fc.integer({ min: -5e8, max: 1e9 }), fc.integer({ min: 0, max: 3 })), { minLength: 1 });

describe('the best of some keys', () => {
  it('are those in front when all are sorted, equal ones by the order given', () => {
    fc.assert(
      fc.property(keys, fc.nat(), (values, count) => {
        const wanted = count % (values.length + 1);
        const descending = (a: number, b: number): number => b - a;
        const sorted = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || descending(a, b));
        const marks = finish(bestOf(Int32Array.from(values), wanted, descending));
        expect([...marks].flatMap((mark, i) => (mark ? [i] : []))).toEqual(
          sorted.slice(0, wanted).sort((a, b) => a - b),
        );
      }),
      { numRuns: 500 },
    );
  });
});

const set = fc.uniqueArray(fc.nat(69), { maxLength: 6 });

function listOf(sets: readonly (readonly number[])[]): SetList {
  const list = new SetList(3, sets.length);
  for (const [i, members] of sets.entries()) for (const variable of members) list.add(i, variable);
  return list;
}

describe('lists of sets', () => {
  it('hold their members and compare as numbers', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const list = listOf([a, b]);
        expect(list.members(0)).toEqual([...a].sort((x, y) => x - y));
        expect(list.size(0)).toBe(a.length);
        for (const variable of a) expect(list.has(0, variable)).toBe(true);
        const number = (members: readonly number[]): bigint => members.reduce((sum, v) => sum | (1n << BigInt(v)), 0n);
        expect(Math.sign(list.compare(0, 1))).toBe(Number(number(a) > number(b)) - Number(number(a) < number(b)));
        for (const variable of a) list.remove(0, variable);
        expect(list.size(0)).toBe(0);
      }),
    );
  });

  it('number distinct sets in the order of their first appearance', () => {
    fc.assert(
      fc.property(fc.array(set, { maxLength: 40 }), (sets) => {
        const [list, index] = [listOf(sets), new SetIndex(3, sets.length)];
        const names = sets.map((members) => [...members].sort((a, b) => a - b).join());
        const distinct = [...new Set(names)];
        for (const [i, name] of names.entries()) {
          index.sets.copy(index.candidate, list, i);
          expect(index.numberOf()).toBe(distinct.indexOf(name));
        }
        expect(index.count).toBe(distinct.length);
      }),
    );
  });
});
