import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env, matMul, ready, relu, setBackend, type Tensor2D, tensor2d, tidy } from '@tensorflow/tfjs-core';

/** Where a browser finds the WebAssembly files of tfjs; Node finds them beside the package. */
export const TFJS_FILES = 'tfjs/';

/** Starts tfjs on its WebAssembly backend: SIMD, one thread. */
export async function startTfjs(): Promise<void> {
  if (typeof document !== 'undefined') setWasmPaths(new URL(TFJS_FILES, location.href).href);
  // One thread, as of every candidate.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await setBackend('wasm');
  await ready();
}

export interface TfjsCandidate {
  /** Once; nothing is read back. */
  run(): void;
  /** The result, for a comparison. */
  result(): Float32Array;
  dispose(): void;
}

/** Its fast path takes no transposed operand: W is handed over as it likes it, at no cost. */
function transposed(matrix: Float32Array, n: number): Tensor2D {
  return tensor2d(
    matrix.map((_, i) => matrix[(i % n) * n + Math.floor(i / n)]!),
    [n, n],
  );
}

/** X · Wᵀ of matrices that lie in its memory already. */
export function tfjsTransposed(x: Float32Array, w: Float32Array, n: number): TfjsCandidate {
  const [a, b] = [tensor2d(x, [n, n]), transposed(w, n)];
  const product = (): Tensor2D => matMul(a, b);
  return {
    run: () => product().dispose(),
    result: () => tidy(() => product().dataSync<'float32'>()),
    dispose: () => [a, b].forEach((tensor) => tensor.dispose()),
  };
}

/** Forward passes of a batch of inputs that lie in its memory already; weights are outputs × inputs. */
export function tfjsForward(inputs: Float32Array, weights: readonly Float32Array[], width: number): TfjsCandidate {
  const x = tensor2d(inputs, [inputs.length / width, width]);
  const matrices = weights.map((matrix) => transposed(matrix, width));
  const forward = (): Tensor2D =>
    tidy(() =>
      matrices.reduce((from, matrix, layer) => {
        const product = matMul<Tensor2D>(from, matrix);
        return layer + 1 < matrices.length ? relu(product) : product;
      }, x),
    );
  return {
    run: () => forward().dispose(),
    result: () => tidy(() => forward().dataSync<'float32'>()),
    dispose: () => [x, ...matrices].forEach((tensor) => tensor.dispose()),
  };
}
