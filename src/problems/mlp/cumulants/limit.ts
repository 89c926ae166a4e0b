/** Numbers that one run may hold: 1 GiB. A run that would take more is refused. */
export const MOST_NUMBERS = 134_217_728;

/** Bytes of so many numbers. */
export function bytesOf(numbers: number): number {
  return 8 * numbers;
}
