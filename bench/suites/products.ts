import { forward32 } from '../../src/numerics/linalg/forward32.ts';
import { multiplyTransposed32, multiplyTransposed32Flops } from '../../src/numerics/linalg/product32.ts';
import { multiplyTransposed64, multiply64Flops } from '../../src/numerics/linalg/product64.ts';
import { plainBackend } from '../../src/numerics/plain/backend.ts';
import { fold, key } from '../../src/numerics/rng/key.ts';
import { fillNormal32 } from '../../src/numerics/rng/normal32.ts';
import { plainTransposed32, plainTransposed64 } from '../baselines/plain-products.ts';
import { tfjsTransposed } from '../baselines/tfjs.ts';
import { moreIsBetter, type Row } from '../benchmark.ts';
import { compare } from '../compare.ts';
import { interleave } from '../measure.ts';
import type { Suite } from './suite.ts';

const SIZES = [32, 64, 128, 256, 512];
/** How many times as fast as the baseline of that name: the figure to hold. */
const BARS = { f32: { plain: 7, tfjs: 1.2 }, f64: { plain: 4 } } as const;

function random32(length: number, name: string): Float32Array {
  const values = new Float32Array(length);
  fillNormal32(values, fold(key(1), name));
  return values;
}

const speedOf = (n: number, millis: number): number => multiplyTransposed32Flops(n, n, n) / millis / 1e6;

/** X · Wᵀ as the sampler does it: the weights were packed in the kernels' memory before, X and the result are copied. */
function placed(x: Float32Array, w: Float32Array, out: Float32Array, n: number): () => void {
  const network = { widths: [n, n], matrix32: () => w, bias32: () => undefined };
  return () => forward32(network, x, out, 0, n);
}

function* single(n: number): Generator<Row, void, void> {
  const [x, w, out] = [random32(n * n, 'x'), random32(n * n, 'w'), new Float32Array(n * n)];
  const theirs = new Float32Array(n * n);
  const tfjs = tfjsTransposed(x, w, n);
  const inPlace = placed(x, w, out, n);
  multiplyTransposed32(x, w, out, n, n, 0, n);
  plainTransposed32(x, w, theirs, n, n, n);
  compare(out, theirs, 1e-5, 'plain loops');
  compare(out, tfjs.result(), 1e-4, 'tfjs-wasm');
  const millis = interleave({
    ours: () => multiplyTransposed32(x, w, out, n, n, 0, n),
    plain: () => plainTransposed32(x, w, theirs, n, n, n),
    blocked: () => plainBackend.product32(x, w, theirs, n, n, n),
    inPlace,
    tfjs: () => tfjs.run(),
  });
  inPlace();
  compare(out, tfjs.result(), 1e-4, 'tfjs-wasm');
  tfjs.dispose();
  const [plain, wasm] = [speedOf(n, millis.plain), speedOf(n, millis.tfjs)];
  yield moreIsBetter({ name: `f32 product, n = ${n}`, unit: 'GFLOP/s' }, speedOf(n, millis.ours), {
    'plain TypeScript': plain,
    'our TypeScript': speedOf(n, millis.blocked),
    'tfjs-wasm': wasm,
    'bar 7 × plain': BARS.f32.plain * plain,
  });
  const name = `f32 product, weights in place, n = ${n}`;
  yield moreIsBetter({ name, unit: 'GFLOP/s' }, speedOf(n, millis.inPlace), {
    'tfjs-wasm': wasm,
    ...(n >= 64 && { 'bar 1.2 × tfjs-wasm': BARS.f32.tfjs * wasm }),
  });
}

function double(n: number): Row {
  const [a, b] = [Float64Array.from(random32(n * n, 'a')), Float64Array.from(random32(n * n, 'b'))];
  const [out, theirs] = [new Float64Array(n * n), new Float64Array(n * n)];
  multiplyTransposed64(a, b, out, n, n, 0, n);
  plainTransposed64(a, b, theirs, n, n, n);
  compare(out, theirs, 0, 'plain loops');
  const millis = interleave({
    ours: () => multiplyTransposed64(a, b, out, n, n, 0, n),
    plain: () => plainTransposed64(a, b, theirs, n, n, n),
    blocked: () => plainBackend.product64(a, b, theirs, n, n, n),
  });
  const speed = (time: number): number => multiply64Flops(n, n, n) / time / 1e6;
  const plain = speed(millis.plain);
  return moreIsBetter({ name: `f64 product, n = ${n}`, unit: 'GFLOP/s' }, speed(millis.ours), {
    'plain TypeScript': plain,
    'our TypeScript': speed(millis.blocked),
    'bar 4 × plain': BARS.f64.plain * plain,
  });
}

export const products: Suite = {
  name: 'products',
  about:
    'dense products X·Wᵀ; ours with copies in and out of the kernels’ memory, and with packing unless in place; tfjs-wasm keeps everything in its own',
  *run() {
    for (const n of SIZES) yield* single(n);
    for (const n of SIZES) yield double(n);
  },
};
