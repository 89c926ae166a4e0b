/** A repetition takes at least so long, in ms, so that the clock's grain and a single interruption do not show. */
const LEAST = 30;

/** The middle of some numbers, the mean of the two in the middle of an even count; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}

/** "12.3–45.6", the smallest and largest of some numbers. */
export function spread(values: readonly number[]): string {
  return `${Math.min(...values).toPrecision(3)}–${Math.max(...values).toPrecision(3)}`;
}

/** Something that is timed; `round` counts from 0, for input that should differ. */
export type Candidate = (round: number) => void;

function millisOf(run: Candidate, times: number): number {
  const start = performance.now();
  for (let round = 0; round < times; round++) run(round);
  return performance.now() - start;
}

/** Calls a repetition needs to take `LEAST` ms; finding out also warms the candidate up. */
function callsOf(run: Candidate): number {
  for (let times = 1; ; times *= 2) {
    const millis = millisOf(run, times);
    if (millis >= LEAST / 2) return Math.max(1, Math.ceil((times * LEAST) / millis));
  }
}

/**
 * Median time of one call of each candidate, in ms. Repetitions are interleaved (all candidates once, then all again),
 * so that what else the machine does meets them alike.
 */
export function interleave<Name extends string>(
  candidates: Readonly<Record<Name, Candidate>>,
  repetitions = 15,
): Record<Name, number> {
  const entries = Object.entries<Candidate>(candidates).map(([name, run]) => ({ name, run, millis: [] as number[] }));
  for (const entry of entries) callsOf(entry.run);
  const timed = entries.map((entry) => ({ ...entry, calls: callsOf(entry.run) }));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const { run, calls, millis } of timed) millis.push(millisOf(run, calls) / calls);
  }
  return Object.fromEntries(timed.map(({ name, millis }) => [name, median(millis)])) as Record<Name, number>;
}
