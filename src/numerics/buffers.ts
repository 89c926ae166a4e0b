/** Buffers that lie ready, the last given back first. */
const ready: Float32Array[] = [];
/** More than a work has in hand at once. */
const MOST = 6;

/**
 * A buffer of so many f32 of any content, for a work that needs one again and again: new arrays cost time to clear and to
 * collect. It belongs to the caller, who may keep it or give it back.
 */
export function takeBuffer32(length: number): Float32Array {
  const found = ready.findLastIndex((buffer) => buffer.length === length);
  return ready.splice(found, found < 0 ? 0 : 1)[0] ?? new Float32Array(length);
}

/** Gives back a whole array that nobody looks at any more. */
export function giveBuffer32(buffer: Float32Array): void {
  ready.push(buffer);
  if (ready.length > MOST) ready.shift();
}
