import { describe, expect, it } from 'vitest';
import { createDrawing } from './drawing.ts';

/** A clock, frames of 16 ms and timers that move when the test says so. */
function stage() {
  let time = 0;
  let frames: (() => void)[] = [];
  let timers: { at: number; run: () => void }[] = [];
  const drawn: number[] = [];
  const drawing = createDrawing(
    {
      frame: (callback) => frames.push(callback),
      later: (run, milliseconds) => timers.push({ at: time + milliseconds, run }),
      now: () => time,
    },
    () => drawn.push(time),
  );
  /** Lets time pass, asking for a drawing before every frame. */
  const pass = (milliseconds: number, asking = true): void => {
    for (const end = time + milliseconds; time < end;) {
      if (asking) drawing.ask();
      time += 16;
      const due = timers.filter(({ at }) => at <= time);
      timers = timers.filter(({ at }) => at > time);
      for (const { run } of due) run();
      const now = frames;
      frames = [];
      for (const frame of now) frame();
    }
  };
  return { drawing, drawn, pass };
}

const gaps = (times: readonly number[]): number[] => times.slice(1).map((time, i) => time - times[i]!);

describe('drawing a run', () => {
  it('comes at once at first, then ten times a second, and after a second twice', () => {
    const { drawn, pass } = stage();
    pass(4000);
    expect(drawn.slice(0, 3)).toEqual([16, 32, 48]);
    const rest = gaps(drawn.filter((time) => time > 48));
    const early = rest.slice(0, 7);
    expect(early.every((gap) => gap >= 100 && gap <= 132)).toBe(true);
    expect(rest.slice(-5).every((gap) => gap >= 400 && gap <= 432)).toBe(true);
  });

  it('comes at once again after an edit', () => {
    const { drawing, drawn, pass } = stage();
    pass(4000);
    const before = drawn.length;
    drawing.edited();
    pass(64);
    expect(gaps(drawn.slice(before, before + 3))).toEqual([16, 16]);
  });

  it('does not wait when told to hurry, once', () => {
    const { drawing, drawn, pass } = stage();
    pass(4000);
    drawing.ask();
    const before = drawn.length;
    drawing.hurry();
    pass(16, false);
    expect(drawn.length).toBe(before + 1);
    pass(380, false);
    expect(drawn.length).toBe(before + 1);
  });

  it('happens only when asked for', () => {
    const { drawing, drawn, pass } = stage();
    pass(1000, false);
    expect(drawn).toEqual([]);
    drawing.ask();
    drawing.ask();
    pass(1000, false);
    expect(drawn.length).toBe(1);
  });
});
