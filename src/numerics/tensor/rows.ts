/**
 * out[at + t·step] += scale · Π factors, for 0 ≤ t < count; factor f starts at starts[f] and moves by its own step. The
 * factors are multiplied from the left, after the scale; with a step of 0 the terms are summed up in order.
 */
export type Row = (
  out: Float64Array,
  at: number,
  step: number,
  scale: number,
  starts: Int32Array,
  count: number,
) => void;

const none: Row = (out, at, step, scale, _, count) => {
  for (let t = 0; t < count; t++) out[at + t * step] = out[at + t * step]! + scale;
};

function one(a: Float64Array, da: number): Row {
  return (out, at, step, scale, starts, count) => {
    const i = starts[0]!;
    for (let t = 0; t < count; t++) out[at + t * step] = out[at + t * step]! + scale * a[i + t * da]!;
  };
}

function two(a: Float64Array, da: number, b: Float64Array, db: number): Row {
  return (out, at, step, scale, starts, count) => {
    const [i, j] = [starts[0]!, starts[1]!];
    if (step === 0) {
      let sum = out[at]!;
      for (let t = 0; t < count; t++) sum += scale * a[i + t * da]! * b[j + t * db]!;
      out[at] = sum;
    } else {
      for (let t = 0; t < count; t++) {
        out[at + t * step] = out[at + t * step]! + scale * a[i + t * da]! * b[j + t * db]!;
      }
    }
  };
}

function three(a: Float64Array, da: number, b: Float64Array, db: number, c: Float64Array, dc: number): Row {
  return (out, at, step, scale, starts, count) => {
    const [i, j, k] = [starts[0]!, starts[1]!, starts[2]!];
    if (step === 0) {
      let sum = out[at]!;
      for (let t = 0; t < count; t++) sum += scale * a[i + t * da]! * b[j + t * db]! * c[k + t * dc]!;
      out[at] = sum;
    } else {
      for (let t = 0; t < count; t++) {
        out[at + t * step] = out[at + t * step]! + scale * a[i + t * da]! * b[j + t * db]! * c[k + t * dc]!;
      }
    }
  };
}

function many(data: readonly Float64Array[], steps: readonly number[]): Row {
  const [a, b, c, d] = data;
  const [da = 0, db = 0, dc = 0, dd = 0] = steps;
  return (out, at, step, scale, starts, count) => {
    if (data.length === 4 && step === 0) {
      const [i, j, k, l] = [starts[0]!, starts[1]!, starts[2]!, starts[3]!];
      let sum = out[at]!;
      for (let t = 0; t < count; t++) {
        sum += scale * a![i + t * da]! * b![j + t * db]! * c![k + t * dc]! * d![l + t * dd]!;
      }
      out[at] = sum;
      return;
    }
    for (let t = 0; t < count; t++) {
      let product = scale;
      for (let f = 0; f < data.length; f++) product *= data[f]![starts[f]! + t * steps[f]!]!;
      out[at + t * step] = out[at + t * step]! + product;
    }
  };
}

/** The row for these moving factors, which are at most a few. */
export function rowOf(data: readonly Float64Array[], steps: readonly number[]): Row {
  const [a, b, c] = data;
  const [da = 0, db = 0, dc = 0] = steps;
  if (!a) return none;
  if (!b) return one(a, da);
  if (!c) return two(a, da, b, db);
  return data.length === 3 ? three(a, da, b, db, c, dc) : many(data, steps);
}
