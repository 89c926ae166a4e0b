import url from '../../assembly/build/kernels.wasm?url';
import { installKernels } from '../numerics/kernels/active.ts';
import type { KernelExports } from '../numerics/kernels/exports.ts';

/**
 * Fetches the kernels and installs them in this thread. Where that fails (an old browser, a lost file, a frame that may not
 * fetch) the engine goes on in TypeScript, with the same digits.
 */
export async function loadKernels(): Promise<void> {
  try {
    const { instance } = await WebAssembly.instantiateStreaming(fetch(url));
    installKernels(instance.exports as unknown as KernelExports);
  } catch {
    // Slower, not wrong.
  }
}
