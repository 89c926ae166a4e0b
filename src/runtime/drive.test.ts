import { describe, expect, it } from 'vitest';
import type { Work } from '../problems/contract.ts';
import { channelBreath } from './breathe.ts';
import { drive, MARK_MILLIS, type Pace, SLICE_MILLIS } from './drive.ts';

/** Time passes only in `spend`; breaths are taken one by one. */
class Bench implements Pace {
  time = 0;
  readonly log: string[] = [];
  #resume: (() => void)[] = [];

  now(): number {
    return this.time;
  }

  readonly breathe = (resume: () => void): void => {
    this.#resume.push(resume);
  };

  /** One slice; returns the time it took. */
  slice(): number {
    const start = this.time;
    this.#resume.shift()?.();
    return this.time - start;
  }

  get waiting(): number {
    return this.#resume.length;
  }

  readonly listener = {
    mark: (mark: number) => void this.log.push(`mark ${mark}`),
    done: (out: string, millis: number) => void this.log.push(`done ${out} ${millis}`),
    cancelled: () => void this.log.push('cancelled'),
    failed: (error: unknown) => void this.log.push(`failed ${String(error)}`),
  };
}

function* steps(bench: Bench, count: number, millis: number, marked: boolean): Work<number, string> {
  for (let index = 1; index <= count; index++) {
    bench.time += millis;
    yield marked ? index : null;
  }
  return 'end';
}

/** A listener that settles a promise. */
function settling<Mark, Out>(settle: (answer: Out | 'cancelled') => void, mark: (mark: Mark) => void = () => {}) {
  return {
    mark,
    done: (out: Out) => settle(out),
    cancelled: () => settle('cancelled'),
    failed: (error: unknown) => {
      throw error;
    },
  };
}

describe('drive', () => {
  it.each([0.5, 3, 7, 20])('stops a slice at the first yield after its time, when these come every %f ms', (millis) => {
    const bench = new Bench();
    drive(steps(bench, 200, millis, false), bench, bench.listener);
    const slices: number[] = [];
    while (bench.waiting > 0) slices.push(bench.slice());
    expect(Math.max(...slices)).toBeLessThan(SLICE_MILLIS + millis);
    expect(Math.min(...slices.slice(0, -1))).toBeGreaterThanOrEqual(SLICE_MILLIS);
    expect(bench.log).toEqual([`done end ${200 * millis}`]);
  });

  it('calls nothing before it has returned, even for work that ends at once', () => {
    const bench = new Bench();
    drive(steps(bench, 0, 1, false), bench, bench.listener);
    expect(bench.log).toEqual([]);
    bench.slice();
    expect(bench.log).toEqual(['done end 0']);
  });

  it('counts the time spent working and not the pauses', () => {
    const bench = new Bench();
    drive(steps(bench, 4, 10, false), bench, bench.listener);
    while (bench.waiting > 0) {
      bench.time += 1000;
      bench.slice();
    }
    expect(bench.log).toEqual(['done end 40']);
  });

  it('passes on the first mark after its slice, then the latest, and no two within the least time between marks', () => {
    const bench = new Bench();
    const at: number[] = [];
    const mark = (index: number): void => {
      at.push(bench.time);
      expect(index).toBe(bench.time / 3);
    };
    drive(steps(bench, 100, 3, true), bench, { ...bench.listener, mark });
    while (bench.waiting > 0) bench.slice();
    expect(at[0]).toBeLessThan(SLICE_MILLIS + 3);
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(gaps).toHaveLength(5);
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(MARK_MILLIS);
      expect(gap).toBeLessThan(MARK_MILLIS + SLICE_MILLIS + 3);
    }
  });

  it('keeps a mark that came too early and passes it on when its time has come', () => {
    const bench = new Bench();
    function* once(): Work<number, string> {
      yield 7;
      yield* steps(bench, 3, 4, false);
      yield 8;
      yield* steps(bench, 20, 4, false);
      return 'end';
    }
    drive(once(), bench, bench.listener);
    while (bench.waiting > 0) bench.slice();
    expect(bench.log).toEqual(['mark 7', 'mark 8', 'done end 92']);
  });

  it('cancels between slices, once, and lets the work clean up', () => {
    const bench = new Bench();
    let cleaned = 0;
    function* careful(): Work<number, string> {
      try {
        return yield* steps(bench, 1000, 5, true);
      } finally {
        cleaned += 1;
      }
    }
    const cancel = drive(careful(), bench, bench.listener);
    bench.slice();
    cancel();
    cancel();
    expect(bench.log).toEqual(['mark 2', 'cancelled']);
    expect(cleaned).toBe(1);
    bench.slice();
    expect(bench.waiting).toBe(0);
    expect(bench.log).toEqual(['mark 2', 'cancelled']);
  });

  it('cancels from inside a mark', () => {
    const bench = new Bench();
    const cancel = drive(steps(bench, 1000, 10, true), bench, { ...bench.listener, mark: () => cancel() });
    while (bench.waiting > 0) bench.slice();
    expect(bench.log).toEqual(['cancelled']);
    expect(bench.time).toBeLessThan(MARK_MILLIS + 10);
  });

  it('does nothing on a cancel after the end', () => {
    const bench = new Bench();
    const cancel = drive(steps(bench, 1, 1, false), bench, bench.listener);
    bench.slice();
    cancel();
    expect(bench.log).toEqual(['done end 1']);
  });

  it('reports what the work throws, also while it cleans up', () => {
    const bench = new Bench();
    function* broken(): Work<number, string> {
      yield null;
      throw new Error('broken');
    }
    function* dirty(): Work<number, string> {
      try {
        return yield* steps(bench, 1000, 5, false);
      } finally {
        bench.listener.failed('dirty');
      }
    }
    drive(broken(), bench, bench.listener);
    bench.slice();
    expect(bench.waiting).toBe(0);
    const cancel = drive(dirty(), bench, { ...bench.listener, cancelled: () => {} });
    bench.slice();
    cancel();
    expect(bench.log).toEqual(['failed Error: broken', 'failed dirty']);
  });

  it('lets a cancel in while endless work runs in real time', async () => {
    let cleaned = false;
    function* endless(): Work<number, string> {
      try {
        for (let count = 0; ; count++) yield count;
      } finally {
        cleaned = true;
      }
    }
    // Not the message channel: Node serves one port without end, where a browser takes messages in their order.
    const pace = { now: () => performance.now(), breathe: (resume: () => void) => void setImmediate(resume) };
    const answer = await new Promise<string>((settle) => {
      const cancel = drive(endless(), pace, settling<number, string>(settle));
      setTimeout(cancel, 20);
    });
    expect(answer).toBe('cancelled');
    expect(cleaned).toBe(true);
  });

  it('takes turns with another work that breathes through the same message channel', async () => {
    const pace = { now: () => performance.now(), breathe: channelBreath() };
    function* short(name: string): Work<never, string> {
      for (let count = 0; count < 1000; count++) yield null;
      return name;
    }
    const answers = await Promise.all(
      ['a', 'b'].map((name) => new Promise<string>((settle) => drive(short(name), pace, settling(settle)))),
    );
    expect(answers).toEqual(['a', 'b']);
  });
});
