/** A terminal, or a file that is none. */
interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const SHOWN_EVERY = 100;

/** One line on a terminal that is written over: how far, and about how long still. Nothing where a file listens. */
export function progressLine(
  stream: Stream,
  now: () => number,
): { show(done: number, total: number): void; clear(): void } {
  const start = now();
  let shown = -Infinity;
  return {
    show(done, total) {
      if (!stream.isTTY || (now() - shown < SHOWN_EVERY && done < total)) return;
      shown = now();
      const left = done > 0 ? Math.ceil(((now() - start) / done) * (total - done) * 1e-3) : undefined;
      stream.write(`\r\x1b[K${done} of ${total} runs${left === undefined ? '' : `, about ${left} s left`}`);
    },
    clear() {
      if (stream.isTTY && shown > -Infinity) stream.write('\r\x1b[K');
      shown = -Infinity;
    },
  };
}
