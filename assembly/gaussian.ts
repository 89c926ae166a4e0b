/*
 * Box–Muller in single precision, four lanes at a time. The formulas, and with them every bit, are those of
 * src/numerics/rng/normal32.ts.
 */

const ROOT_HALF_BITS: i32 = 0x3f3504f3;
const TWO_MINUS_31: f32 = 4.656612873077393e-10;
const TWO_MINUS_32: f32 = 2.3283064365386963e-10;
const TWO_MINUS_33: f32 = 1.1641532182693481e-10;

const L0: f32 = 0.9999999426545599;
const L1: f32 = -0.6666734122031405;
const L2: f32 = 0.5000229535526776;
const L3: f32 = -0.39944099419968376;
const L4: f32 = 0.3317697706379735;
const L5: f32 = -0.2966957367764002;
const L6: f32 = 0.28319294020459185;
const L7: f32 = -0.1757453098221197;
const MINUS_TWO_LN2: f32 = -1.3862943611198906;

const S0: f32 = 0.7853981609766183;
const S1: f32 = -0.08074543470810147;
const S2: f32 = 0.0024900068014923568;
const S3: f32 = -3.595429072511075e-5;
const C0: f32 = -0.3084251373435548;
const C1: f32 = 0.01585433814731928;
const C2: f32 = -0.0003259613803468745;
const C3: f32 = 3.54195272813776e-6;

/** s·x + t with both operations rounded. */
function step(s: v128, x: v128, t: f32): v128 {
  return f32x4.add(f32x4.mul(s, x), f32x4.splat(t));
}

/** √(−2 log u) for u in (0, 1]. */
function radius(u: v128): v128 {
  const shifted = i32x4.sub(u, i32x4.splat(ROOT_HALF_BITS));
  const mantissa = i32x4.add(v128.and(shifted, i32x4.splat(0x7fffff)), i32x4.splat(ROOT_HALF_BITS));
  const exponent = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23));
  const x = f32x4.sub(mantissa, f32x4.splat(1));
  const z = f32x4.mul(x, x);
  const low = f32x4.add(step(f32x4.splat(L1), x, L0), f32x4.mul(z, step(f32x4.splat(L3), x, L2)));
  const high = f32x4.add(step(f32x4.splat(L5), x, L4), f32x4.mul(z, step(f32x4.splat(L7), x, L6)));
  const series = f32x4.add(low, f32x4.mul(f32x4.mul(z, z), high));
  const log = f32x4.sub(f32x4.mul(z, series), f32x4.add(x, x));
  return f32x4.sqrt(f32x4.add(log, f32x4.mul(f32x4.splat(MINUS_TWO_LN2), exponent)));
}

function rotated(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

/**
 * Writes 8 numbers for each of `steps` steps to `out`; the four generators, one word of all lanes a vector, are at `state`
 * and go on from there. A step draws twice: first the radii's words, then the angles'.
 */
export function fillNormals(state: usize, out: usize, steps: usize): void {
  let s0 = v128.load(state);
  let s1 = v128.load(state, 16);
  let s2 = v128.load(state, 32);
  let s3 = v128.load(state, 48);
  const end = out + steps * 32;
  while (out < end) {
    const first = i32x4.add(rotated(i32x4.add(s0, s3), 7), s0);
    let t = i32x4.shl(s1, 9);
    s2 = v128.xor(s2, s0);
    s3 = v128.xor(s3, s1);
    s1 = v128.xor(s1, s2);
    s0 = v128.xor(s0, s3);
    s2 = v128.xor(s2, t);
    s3 = rotated(s3, 11);
    const v = i32x4.add(rotated(i32x4.add(s0, s3), 7), s0);
    t = i32x4.shl(s1, 9);
    s2 = v128.xor(s2, s0);
    s3 = v128.xor(s3, s1);
    s1 = v128.xor(s1, s2);
    s0 = v128.xor(s0, s3);
    s2 = v128.xor(s2, t);
    s3 = rotated(s3, 11);

    const u = f32x4.add(f32x4.mul(f32x4.convert_i32x4_u(first), f32x4.splat(TWO_MINUS_32)), f32x4.splat(TWO_MINUS_33));
    const r = radius(u);
    const b = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shl(v, 2)), f32x4.splat(TWO_MINUS_31));
    const z = f32x4.mul(b, b);
    const sine = f32x4.mul(r, f32x4.mul(b, step(step(step(f32x4.splat(S3), z, S2), z, S1), z, S0)));
    const cosine = f32x4.mul(r, step(step(step(step(f32x4.splat(C3), z, C2), z, C1), z, C0), z, 1));
    // Quarter turns q: odd ones swap sine and cosine; the first is negated for q = 2, 3, the second for q = 1, 2.
    const quarter = i32x4.shr_u(i32x4.add(v, i32x4.splat(0x20000000)), 30);
    const odd = i32x4.ne(v128.and(quarter, i32x4.splat(1)), i32x4.splat(0));
    const signOfFirst = i32x4.shl(v128.and(quarter, i32x4.splat(2)), 30);
    const signOfSecond = i32x4.shl(v128.and(i32x4.add(quarter, i32x4.splat(1)), i32x4.splat(2)), 30);
    const signedCosine = v128.xor(cosine, signOfFirst);
    const signedSine = v128.xor(sine, signOfSecond);
    v128.store(out, v128.bitselect(signedSine, signedCosine, odd));
    v128.store(out, v128.bitselect(signedCosine, signedSine, odd), 16);
    out += 32;
  }
  v128.store(state, s0);
  v128.store(state, s1, 16);
  v128.store(state, s2, 32);
  v128.store(state, s3, 48);
}
