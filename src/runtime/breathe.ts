/** Calls `resume` once, soon, after the messages that are already waiting have been heard. */
export type Breathe = (resume: () => void) => void;

/**
 * Breathing through a message channel. Its messages queue up with the worker's own, so these get in between two slices
 * (`scheduler.yield()` would let them starve), and it is not slowed down to 4 ms as nested timers are.
 */
export function channelBreath(): Breathe {
  const { port1, port2 } = new MessageChannel();
  // A queue, since a cancelled work's breath may still be under way when the next work takes one.
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (resume) => {
    waiting.push(resume);
    port2.postMessage(null);
  };
}
