import { readFile } from 'node:fs/promises';
import type { Instantiate } from '../../src/numerics/kernels/backend.ts';
import type { KernelExports } from '../../src/numerics/kernels/exports.ts';
import { kernelsFile } from './build.ts';

/** Makes instances of the compiled kernels. Throws if they were not built. */
export async function loadKernels(): Promise<Instantiate> {
  const module = await WebAssembly.compile(await readFile(kernelsFile));
  return () => new WebAssembly.Instance(module).exports as unknown as KernelExports;
}
