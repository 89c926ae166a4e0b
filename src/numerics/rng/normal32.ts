import type { Key } from './key.ts';
import { nextFour, seedLanes } from './xoshiro.ts';

const f = Math.fround;

/** √½ as a bit pattern: subtracting it from the bits of u makes the exponent change at √½ instead of at 1. */
const ROOT_HALF_BITS = 0x3f3504f3;
const U_SCALE = 1 / 4294967296;
const U_OFFSET = 1 / 8589934592;
const ANGLE_SCALE = f(3.6572951981e-10);
const LN2_HIGH = 0.693359375;
const LN2_LOW = f(-2.1219444e-4);
const L0 = f(7.0376836292e-2);
const L1 = f(-1.151461031e-1);
const L2 = f(1.167699874e-1);
const L3 = f(-1.2420140846e-1);
const L4 = f(1.4249322787e-1);
const L5 = f(-1.6668057665e-1);
const L6 = f(2.0000714765e-1);
const L7 = f(-2.4999993993e-1);
const L8 = f(3.3333331174e-1);
const S0 = f(-1.9515295891e-4);
const S1 = f(8.3321608736e-3);
const S2 = f(-1.6666654611e-1);
const C0 = f(2.443315711809948e-5);
const C1 = f(-1.388731625493765e-3);
const C2 = f(4.166664568298827e-2);

/** log of u in f32, given m and e with u = m·2^e and m in [√½, √2): Cephes `logf`. */
function log32(m: number, e: number): number {
  const x = f(m - 1);
  const z = f(x * x);
  let y = f(f(L0 * x) + L1);
  y = f(f(y * x) + L2);
  y = f(f(y * x) + L3);
  y = f(f(y * x) + L4);
  y = f(f(y * x) + L5);
  y = f(f(y * x) + L6);
  y = f(f(y * x) + L7);
  y = f(f(y * x) + L8);
  y = f(f(y * x) * z);
  y = f(y + f(LN2_LOW * e));
  y = f(y - f(0.5 * z));
  return f(f(x + y) + f(LN2_HIGH * e));
}

/** sin in f32 on [−π/4, π/4]: Cephes `sinf`. */
function sin32(a: number): number {
  const z = f(a * a);
  const y = f(f(f(f(S0 * z) + S1) * z) + S2);
  return f(f(f(y * z) * a) + a);
}

/** cos in f32 on [−π/4, π/4]: Cephes `cosf`. */
function cos32(a: number): number {
  const z = f(a * a);
  const y = f(f(f(f(C0 * z) + C1) * z) + C2);
  return f(f(f(f(y * z) * z) - f(0.5 * z)) + 1);
}

/** Fills `out` with standard normal numbers that `key` alone determines. */
export function fillNormal32(out: Float32Array, key: Key): void {
  const lanes = seedLanes(key);
  const words = new Uint32Array(8);
  const unit = new Float32Array(4);
  const unitBits = new Int32Array(unit.buffer);
  const step = new Float32Array(8);
  for (let base = 0; base < out.length; base += 8) {
    nextFour(lanes, words, 0);
    nextFour(lanes, words, 4);
    for (let lane = 0; lane < 4; lane++) {
      unit[lane] = f(f(f(words[lane]!) * U_SCALE) + U_OFFSET);
      const shifted = unitBits[lane]! - ROOT_HALF_BITS;
      unitBits[lane] = (shifted & 0x7fffff) + ROOT_HALF_BITS;
      const r = f(Math.sqrt(f(-2 * log32(unit[lane]!, shifted >> 23))));
      const v = words[lane + 4]!;
      const quadrant = (v + 0x20000000) >>> 30;
      const a = f(f(v << 2) * ANGLE_SCALE);
      const swap = (quadrant & 1) << 2;
      step[lane + swap] = f(r * cos32(a)) * (1 - (quadrant & 2));
      step[lane + 4 - swap] = f(r * sin32(a)) * (1 - ((quadrant + 1) & 2));
    }
    const left = Math.min(8, out.length - base);
    for (let i = 0; i < left; i++) out[base + i] = step[i]!;
  }
}
