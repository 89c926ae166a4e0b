import { normalHazard } from '../../../numerics/special/normal-tail.ts';
import type { Work } from '../../contract.ts';
import type { Triangular } from './triangular.ts';

const ITERATIONS = 100;
const HALVINGS = 40;
const CONVERGED = 1e-9;

/** The pivots alone: z_j + Σ lower_ji z_i ≥ bounds_j. */
interface Pivots {
  readonly size: number;
  readonly bounds: Float64Array;
  /** Row j has j entries. */
  readonly lower: readonly Float64Array[];
}

/** x and μ, whose last entries stay 0. */
interface Point {
  readonly x: Float64Array;
  readonly shifts: Float64Array;
}

/** The gradient of ψ at a point, with what its second derivatives are made of. */
interface Slopes {
  readonly alongX: Float64Array;
  readonly alongShifts: Float64Array;
  /** −P′ of l̃, in (−1, 0). */
  readonly curvature: Float64Array;
  readonly largest: number;
  readonly square: number;
}

/**
 * ψ(x, μ) = Σ_i log Φ(−l̃_i) + μ_i²/2 − x_i μ_i, l̃ = l − μ − Lx, with gradient (−μ + LᵀP, μ − x + P), P = φ(l̃)/Φ(−l̃)
 * (Botev 2017; random-halfspaces §7, *Tilt*).
 */
function slopesAt({ size, bounds, lower }: Pivots, { x, shifts }: Point): Slopes {
  const alongX = shifts.map((shift) => -shift);
  const alongShifts = new Float64Array(size);
  const curvature = new Float64Array(size);
  let [largest, square] = [0, 0];
  for (let i = 0; i < size; i++) {
    const row = lower[i]!;
    let at = bounds[i]! - shifts[i]!;
    for (let j = 0; j < i; j++) at -= row[j]! * x[j]!;
    const p = normalHazard(at);
    curvature[i] = p * (at - p);
    alongShifts[i] = i < size - 1 ? shifts[i]! - x[i]! + p : 0;
    for (let j = 0; j < i; j++) alongX[j] = alongX[j]! + row[j]! * p;
  }
  for (const part of [alongX, alongShifts]) {
    for (const each of part) {
      largest = Math.max(largest, Math.abs(each));
      square += each * each;
    }
  }
  return { alongX, alongShifts, curvature, largest, square };
}

/**
 * The matrix A of A δx = F₁ − MᵀWF₂ after δμ is eliminated from the Newton step, W = 1/(1 + D), M = DL − I: positive definite,
 * row-wise lower triangle. Its part Σ_i L_ia L_ib·(−D_i W_i) runs over i ascending.
 */
function* schurComplement({ size, lower }: Pivots, curvature: Float64Array): Work<never, Float64Array[]> {
  const rows = Array.from({ length: size - 1 }, (_, a) => new Float64Array(a + 1));
  for (let i = 0; i < size; i++) {
    const row = lower[i]!;
    const w = 1 / (1 + curvature[i]!);
    const scale = i < size - 1 ? -curvature[i]! * w : -curvature[i]!;
    for (let a = 0; a < i; a++) {
      const factor = scale * row[a]!;
      const out = rows[a]!;
      for (let b = 0; b <= a; b++) out[b] = out[b]! + factor * row[b]!;
    }
    if (i < size - 1) {
      const out = rows[i]!;
      for (let b = 0; b < i; b++) out[b] = out[b]! + scale * row[b]!;
      out[i] = out[i]! + w;
    }
    yield null;
  }
  return rows;
}

/** Cholesky's factor in place of the lower triangle; false where the matrix is not positive definite. */
function* factorise(rows: readonly Float64Array[]): Work<never, boolean> {
  for (const [a, row] of rows.entries()) {
    for (let b = 0; b <= a; b++) {
      const other = rows[b]!;
      let sum = row[b]!;
      for (let c = 0; c < b; c++) sum -= row[c]! * other[c]!;
      if (b < a) row[b] = sum / other[b]!;
      else if (sum > 0) row[b] = Math.sqrt(sum);
      else return false;
    }
    yield null;
  }
  return true;
}

/** Solves with Cholesky's factor, in place. */
function solve(rows: readonly Float64Array[], out: Float64Array): void {
  for (const [a, row] of rows.entries()) {
    let sum = out[a]!;
    for (let b = 0; b < a; b++) sum -= row[b]! * out[b]!;
    out[a] = sum / row[a]!;
  }
  for (let a = rows.length - 1; a >= 0; a--) {
    const row = rows[a]!;
    const value = out[a]! / row[a]!;
    out[a] = value;
    for (let b = 0; b < a; b++) out[b] = out[b]! - row[b]! * value;
  }
}

/** Newton's step (δx, δμ) from a point, last entries 0; undefined where the matrix fails. */
function* newtonStep(pivots: Pivots, slopes: Slopes): Work<never, Point | undefined> {
  const { size, lower } = pivots;
  const { alongX, alongShifts, curvature } = slopes;
  const rows = yield* schurComplement(pivots, curvature);
  if (!(yield* factorise(rows))) return undefined;
  const weighted = alongShifts.map((each, i) => each / (1 + curvature[i]!));
  const x = new Float64Array(size);
  for (let a = 0; a < size - 1; a++) x[a] = alongX[a]! + weighted[a]!;
  for (let i = 0; i < size - 1; i++) {
    const scale = curvature[i]! * weighted[i]!;
    for (let a = 0; a < i; a++) x[a] = x[a]! - scale * lower[i]![a]!;
  }
  solve(rows, x);
  const shifts = new Float64Array(size);
  for (let i = 0; i < size - 1; i++) {
    let part = 0;
    for (let a = 0; a < i; a++) part += lower[i]![a]! * x[a]!;
    const along = curvature[i]! * part - x[i]!;
    shifts[i] = -(alongShifts[i]! + along) / (1 + curvature[i]!);
  }
  return { x, shifts };
}

function moved({ x, shifts }: Point, step: Point, scale: number): Point {
  return {
    x: x.map((each, i) => each + scale * step.x[i]!),
    shifts: shifts.map((each, i) => each + scale * step.shifts[i]!),
  };
}

/** A point with a smaller gradient along the step, halved as often as it takes; undefined where none is. */
function descend(pivots: Pivots, point: Point, step: Point, square: number): Point | undefined {
  let scale = 1;
  for (let i = 0; i < HALVINGS; i++, scale /= 2) {
    const next = moved(point, step, scale);
    if (slopesAt(pivots, next).square < square) return next;
  }
  return undefined;
}

/** The saddle point of ψ by Newton's method from 0 with halved steps; undefined where it is not found. */
function* saddle(pivots: Pivots, start: Point): Work<never, Point | undefined> {
  let point = start;
  for (let i = 0; i < ITERATIONS; i++) {
    const slopes = slopesAt(pivots, point);
    if (slopes.largest < CONVERGED) return point;
    const step = yield* newtonStep(pivots, slopes);
    const next = step && descend(pivots, point, step, slopes.square);
    if (!next) return undefined;
    point = next;
    yield null;
  }
  return undefined;
}

/**
 * The minimax tilt of triangular conditions, from their pivots: shifts μ of the variables, the last 0, such that the largest
 * weight of the separation of variables is smallest. Where Newton's method does not arrive, none: the plain separation.
 */
export function* tiltOf(conditions: Triangular): Work<never, Float64Array> {
  const size = conditions.length;
  const pivots: Pivots = {
    size,
    bounds: Float64Array.from(conditions, ([pivot]) => pivot!.bound),
    lower: conditions.map(([pivot]) => pivot!.coefficients),
  };
  const origin: Point = { x: new Float64Array(size), shifts: new Float64Array(size) };
  const { shifts } = (yield* saddle(pivots, origin)) ?? origin;
  return shifts;
}
