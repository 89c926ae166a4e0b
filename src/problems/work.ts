import type { Work } from './contract.ts';

/** Runs work to its end without pausing; marks are dropped. For tests, scripts and what is known to be short. */
export function finish<Mark, Out>(work: Work<Mark, Out>): Out {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

/** Passes on the pauses of some work but none of its marks. */
export function* quietly<Mark, Out>(work: Work<Mark, Out>): Work<never, Out> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield null;
  }
}
