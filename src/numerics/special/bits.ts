/**
 * Views of a double's bits. Memory is little-endian, as it is in WebAssembly: word 0 is the low half. The scratch
 * number belongs to these functions alone.
 */
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** The sign, exponent and top 20 fraction bits of x. */
export function highWord(x: number): number {
  double[0] = x;
  return words[1]!;
}

/** x with its high word replaced. */
export function withHighWord(x: number, high: number): number {
  double[0] = x;
  words[1] = high;
  return double[0];
}

/** x with the low 32 bits of its significand cleared: 21 significant bits are left, so its square is exact. */
export function leading(x: number): number {
  double[0] = x;
  words[0] = 0;
  return double[0];
}

/** 2^k for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  words[0] = 0;
  words[1] = (k + 1023) << 20;
  return double[0]!;
}

/** ⌊k/2⌋ for a whole number |k| < 2³¹. */
export function halved(k: number): number {
  return k >> 1;
}
