import url from '../../assembly/build/kernels.wasm?url';
import { setBackend } from '../numerics/backend.ts';
import { installKernels } from '../numerics/kernels/backend.ts';
import type { KernelExports } from '../numerics/kernels/exports.ts';

async function loadKernels(): Promise<void> {
  const module = await WebAssembly.compileStreaming(fetch(url));
  installKernels(() => new WebAssembly.Instance(module).exports as unknown as KernelExports);
}

/**
 * Gives this thread its backend: the kernels, or where they cannot be had (an old browser, a lost file, a frame that may not
 * fetch) plain TypeScript, which is slower and has the same digits.
 */
export async function loadBackend(): Promise<void> {
  try {
    await loadKernels();
  } catch {
    const { plainBackend } = await import('../numerics/plain/backend.ts');
    setBackend(plainBackend);
  }
}
