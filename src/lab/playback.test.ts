import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { played, type Playback } from './playback.ts';

const at = (step: number, playing = false): Playback => ({ step, playing });

describe('a player', () => {
  it('stops at the end, and starts from there at the beginning', () => {
    expect(played(3, at(0), { kind: 'play' })).toEqual(at(0, true));
    expect(played(3, at(0, true), { kind: 'tick' })).toEqual(at(1, true));
    expect(played(3, at(1, true), { kind: 'tick' })).toEqual(at(2));
    expect(played(3, at(2), { kind: 'play' })).toEqual(at(0, true));
  });

  it('pauses where a person takes a step', () => {
    expect(played(9, at(4, true), { kind: 'go', step: 7 })).toEqual(at(7));
    expect(played(9, at(4, true), { kind: 'play' })).toEqual(at(4));
    expect(played(9, at(4), { kind: 'tick' })).toEqual(at(4));
  });

  it('plays nothing of a single step', () => {
    expect(played(1, at(0), { kind: 'play' })).toEqual(at(0));
  });

  it('never leaves the walk', () => {
    const event = fc.oneof(
      fc.constantFrom({ kind: 'play' } as const, { kind: 'tick' } as const),
      fc.integer({ min: -9, max: 30 }).map((step) => ({ kind: 'go', step }) as const),
    );
    fc.assert(
      fc.property(fc.nat(12), fc.array(event), (count, events) => {
        let state = at(0);
        for (const each of events) {
          state = played(count, state, each);
          expect(state.step).toBeGreaterThanOrEqual(0);
          expect(state.step).toBeLessThanOrEqual(Math.max(0, count - 1));
          expect(state.playing && state.step >= count - 1).toBe(false);
        }
      }),
    );
  });
});
