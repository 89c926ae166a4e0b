import { readFile } from 'node:fs/promises';
import type { KernelExports } from '../../src/numerics/kernels/exports.ts';
import { kernelsFile } from './build.ts';

/** The compiled kernels in an instance of their own. Throws if they were not built. */
export async function loadKernels(): Promise<KernelExports> {
  const { instance } = await WebAssembly.instantiate(await readFile(kernelsFile));
  return instance.exports as unknown as KernelExports;
}
