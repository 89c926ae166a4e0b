/** Milliseconds between two drawings: for a while after an edit, and then. Drawing takes time from the workers. */
const SPACING = 100;
const LATER_SPACING = 400;
const A_WHILE = 1000;
/** Drawings that are not kept apart after an edit: one clears what was, one shows the first point, one the next. */
const AT_ONCE = 3;

export interface DrawingOptions {
  /** Calls back once, before the next frame. */
  frame(callback: () => void): void;
  /** Calls back once, after so many milliseconds. */
  later(callback: () => void, milliseconds: number): unknown;
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
}

export interface Drawing {
  /** Draws once before one of the next frames, however often it is asked. */
  ask(): void;
  /** After an edit: the next few drawings come at once. */
  edited(): void;
  /** Whatever is asked for, or will be next, is drawn before the next frame. */
  hurry(): void;
}

/** Draws a run as often as is worth it. */
export function createDrawing({ frame, later, now }: DrawingOptions, draw: () => void): Drawing {
  let state: 'idle' | 'waiting' | 'framed' = 'idle';
  let free = AT_ONCE;
  let [last, edit] = [-Infinity, now()];
  /** Names the wait; one that was cut short has another name by the time it is over. */
  let wait = 0;

  function drawNext(): void {
    state = 'framed';
    wait += 1;
    frame(() => {
      state = 'idle';
      free = Math.max(0, free - 1);
      last = now();
      draw();
    });
  }

  return {
    ask() {
      if (state !== 'idle') return;
      const time = now();
      const missing = last + (time - edit < A_WHILE ? SPACING : LATER_SPACING) - time;
      if (free > 0 || missing <= 0) return drawNext();
      state = 'waiting';
      const mine = wait;
      later(() => {
        if (mine === wait) drawNext();
      }, missing);
    },
    edited() {
      free = AT_ONCE;
      edit = now();
      if (state === 'waiting') drawNext();
    },
    hurry() {
      free = Math.max(1, free);
      if (state === 'waiting') drawNext();
    },
  };
}
