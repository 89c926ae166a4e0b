import { multiplyTransposed32, multiplyTransposed32Flops } from '../src/numerics/linalg/product32.ts';
import { multiply64, multiply64Flops } from '../src/numerics/linalg/product64.ts';
import { fold, key } from '../src/numerics/rng/key.ts';
import { fillNormal32 } from '../src/numerics/rng/normal32.ts';
import { plainProduct64, plainTransposed32 } from './baselines/plain-products.ts';
import { type Benchmark, moreIsBetter, type Row } from './benchmark.ts';
import { interleave } from './measure.ts';

const SIZES = [32, 64, 128, 256, 512];

function random32(length: number, name: string): Float32Array {
  const values = new Float32Array(length);
  fillNormal32(values, fold(key(1), name));
  return values;
}

function row(type: string, n: number, flops: number, millis: { readonly ours: number; readonly plain: number }): Row {
  const speed = (time: number): number => flops / time / 1e6;
  const figures = { name: `${type} product, n = ${n}`, unit: 'GFLOP/s' };
  return moreIsBetter(figures, speed(millis.ours), { 'plain loops': speed(millis.plain) });
}

function single(n: number): Row {
  const [x, w, out] = [random32(n * n, 'x'), random32(n * n, 'w'), new Float32Array(n * n)];
  const millis = interleave({
    ours: () => multiplyTransposed32(x, w, out, n, n, 0, n),
    plain: () => plainTransposed32(x, w, out, n, n, n),
  });
  return row('f32', n, multiplyTransposed32Flops(n, n, n), millis);
}

function double(n: number): Row {
  const [a, b] = [Float64Array.from(random32(n * n, 'a')), Float64Array.from(random32(n * n, 'b'))];
  const out = new Float64Array(n * n);
  const millis = interleave({
    ours: () => multiply64(a, b, out, n, n, 0, n),
    plain: () => plainProduct64(a, b, out, n, n, n),
  });
  return row('f64', n, multiply64Flops(n, n, n), millis);
}

export const products: Benchmark = {
  name: 'products',
  about: 'dense products in Node',
  async *run() {
    for (const n of SIZES) yield single(n);
    for (const n of SIZES) yield double(n);
  },
};
