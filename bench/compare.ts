/** Throws where two candidates do not compute the same: a race of different things says nothing. */
export function compare(ours: ArrayLike<number>, theirs: ArrayLike<number>, tolerance: number, name: string): void {
  let [largest, off] = [0, 0];
  for (let i = 0; i < ours.length; i++) {
    largest = Math.max(largest, Math.abs(ours[i]!));
    off = Math.max(off, Math.abs(ours[i]! - theirs[i]!));
  }
  if (ours.length !== theirs.length || !(off <= tolerance * largest)) {
    throw new Error(`${name}: the baseline differs by ${off} of ${largest}`);
  }
}
