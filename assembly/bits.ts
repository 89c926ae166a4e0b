/** What src/numerics/special/bits.ts is for the TypeScript engine: its functions, on the bits themselves. */

/** The sign, exponent and top 20 fraction bits of x. */
export function highWord(x: f64): i32 {
  return i32(reinterpret<i64>(x) >> 32);
}

/** x with its high word replaced. */
export function withHighWord(x: f64, high: i32): f64 {
  return reinterpret<f64>((reinterpret<u64>(x) & 0xffffffff) | (u64(high) << 32));
}

/** x with the low 32 bits of its significand cleared. */
export function leading(x: f64): f64 {
  return reinterpret<f64>(reinterpret<u64>(x) & 0xffffffff00000000);
}

/** 2^k for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: f64): f64 {
  return reinterpret<f64>((i64(k) + 1023) << 52);
}

/** ⌊k/2⌋ for a whole number |k| < 2³¹. */
export function halved(k: f64): f64 {
  return f64(i32(k) >> 1);
}
