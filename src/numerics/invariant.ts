/** Throws where the program itself is wrong; outside input is never checked with it. `what` says what and where. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${what}`);
}
