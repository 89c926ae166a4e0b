import { type Lanes, nextFour } from '../rng/xoshiro.ts';

const f = Math.fround;

/** Numbers of one step: four lanes, two numbers each. */
const STEP = 8;
/** Steps worked on together: short loops over a chunk keep more of the processor busy than one long body. */
const CHUNK_STEPS = 128;

/** Bits of √½ in f32: the exponent of a reduced number changes there. */
const ROOT_HALF_BITS = 0x3f3504f3;
const TWO_MINUS_31 = 1 / 2147483648;
const TWO_MINUS_32 = 1 / 4294967296;
const TWO_MINUS_33 = 1 / 8589934592;

/** −2(log(1 + x) − x)/x² in powers of x, lowest first; minimax on [√½ − 1, √2 − 1] (special/goldens/generate.py). */
const L0 = f(0.9999999426545599);
const L1 = f(-0.6666734122031405);
const L2 = f(0.5000229535526776);
const L3 = f(-0.39944099419968376);
const L4 = f(0.3317697706379735);
const L5 = f(-0.2966957367764002);
const L6 = f(0.28319294020459185);
const L7 = f(-0.1757453098221197);
const MINUS_TWO_LN2 = f(-1.3862943611198906);

/** sin(πb/4)/b and (cos(πb/4) − 1)/b² in powers of b², lowest first; minimax on [−1, 1] (same script). */
const S0 = f(0.7853981609766183);
const S1 = f(-0.08074543470810147);
const S2 = f(0.0024900068014923568);
const S3 = f(-3.595429072511075e-5);
const C0 = f(-0.3084251373435548);
const C1 = f(0.01585433814731928);
const C2 = f(-0.0003259613803468745);
const C3 = f(3.54195272813776e-6);

/** −2 log(m·2^e) for √½ ≤ m < √2. With x = m − 1 and z = x²: (z·P(x) − 2x) − (2 ln 2)·e, P by Estrin's scheme. */
function minusTwoLog(m: number, e: number): number {
  const x = m - 1;
  const z = f(x * x);
  const low = f(f(f(L1 * x) + L0) + f(z * f(f(L3 * x) + L2)));
  const high = f(f(f(L5 * x) + L4) + f(z * f(f(L7 * x) + L6)));
  const series = f(low + f(f(z * z) * high));
  return f(f(f(z * series) - 2 * x) + f(MINUS_TWO_LN2 * e));
}

/** sin(πb/4) for |b| ≤ 1 and z = b², by Horner's rule. */
function sine(b: number, z: number): number {
  return f(b * f(f(z * f(f(z * f(f(z * S3) + S2)) + S1)) + S0));
}

/** cos(πb/4) for |b| ≤ 1 and z = b², by Horner's rule. */
function cosine(z: number): number {
  return f(f(z * f(f(z * f(f(z * f(f(z * C3) + C2)) + C1)) + C0)) + 1);
}

interface Scratch {
  readonly lanes: Lanes;
  /** The random words of each step: u of four lanes, then v of four lanes. */
  readonly words: Uint32Array;
  /** u, then r, of each pair. */
  readonly radius: Float32Array;
  readonly radiusBits: Int32Array;
}

function scratchFor(lanes: Lanes, steps: number): Scratch {
  const radius = new Float32Array(4 * steps);
  const words = new Uint32Array(STEP * steps);
  return { lanes: lanes.slice(), words, radius, radiusBits: new Int32Array(radius.buffer) };
}

/** u = f32(word)·2^-32 + 2^-33, in (0, 1]. */
function drawUniforms({ lanes, words, radius }: Scratch, steps: number): void {
  for (let step = 0; step < steps; step++) {
    nextFour(lanes, words, STEP * step);
    nextFour(lanes, words, STEP * step + 4);
    for (let lane = 0; lane < 4; lane++) {
      radius[4 * step + lane] = f(words[STEP * step + lane]!) * TWO_MINUS_32 + TWO_MINUS_33;
    }
  }
}

/** r = √(−2 log u), from u in place. u = m·2^e with √½ ≤ m < √2 by its bits. */
function uniformsToRadii({ radius, radiusBits }: Scratch, steps: number): void {
  for (let i = 0; i < 4 * steps; i++) {
    const shifted = radiusBits[i]! - ROOT_HALF_BITS;
    radiusBits[i] = (shifted & 0x7fffff) + ROOT_HALF_BITS;
    radius[i] = Math.sqrt(minusTwoLog(radius[i]!, shifted >> 23));
  }
}

/**
 * The angle v·2π/2^32 is q quarter turns, q = (v + 2^29) >>> 30, and πb/4, b = int32(v << 2)·2^-31 in [−1, 1]. Odd
 * quarters swap cosine and sine; the first is negated for q = 2, 3, the second for q = 1, 2.
 */
function writePairs(out: Float32Array, base: number, { words, radius }: Scratch, steps: number): void {
  for (let pair = 0; pair < 4 * steps; pair++) {
    const at = 2 * pair - (pair & 3);
    const v = words[at + 4]!;
    const quarter = (v + 0x20000000) >>> 30;
    const b = f(v << 2) * TWO_MINUS_31;
    const z = f(b * b);
    const r = radius[pair]!;
    const swap = (quarter & 1) << 2;
    out[base + at + swap] = r * cosine(z) * (1 - (quarter & 2));
    out[base + at + 4 - swap] = r * sine(b, z) * (1 - ((quarter + 1) & 2));
  }
}

function fillSteps(out: Float32Array, base: number, scratch: Scratch, steps: number): void {
  drawUniforms(scratch, steps);
  uniformsToRadii(scratch, steps);
  writePairs(out, base, scratch, steps);
}

/** Fills `out`, whole steps of it, with the normal numbers of four generators, which are not advanced. */
export function normals32(lanes: Lanes, out: Float32Array): void {
  const steps = out.length / STEP;
  const scratch = scratchFor(lanes, Math.min(CHUNK_STEPS, steps));
  for (let step = 0; step < steps; step += CHUNK_STEPS) {
    fillSteps(out, step * STEP, scratch, Math.min(CHUNK_STEPS, steps - step));
  }
}
