import type { KernelExports } from './exports.ts';
import { Workspace } from './workspace.ts';

let active: Workspace | undefined;

/**
 * From now on products, normal numbers and moments run on compiled kernels. Whoever starts a thread calls it once; without
 * it everything runs in plain TypeScript, with the same bits.
 */
export function installKernels(exports: KernelExports): void {
  active = new Workspace(exports);
}

/** Back to plain TypeScript: for tests and benchmarks that hold one against the other. */
export function uninstallKernels(): void {
  active = undefined;
}

/** The kernels of this thread, if any are installed. */
export function kernels(): Workspace | undefined {
  return active;
}
