import { installKernels } from '../../src/numerics/kernels/backend.ts';
import type { KernelExports } from '../../src/numerics/kernels/exports.ts';
import { startTfjs } from '../baselines/tfjs.ts';
import type { Row } from '../benchmark.ts';
import { suites } from '../suites/index.ts';

/** What the page offers to whoever drives it. */
export interface Bench {
  /** Rows of a suite. */
  run(name: string): Row[];
  /** Milliseconds from nothing to installed kernels, file and all. */
  startKernels(): Promise<number>;
}

declare global {
  var bench: Promise<Bench>;
}

async function startKernels(): Promise<number> {
  const start = performance.now();
  const module = await WebAssembly.compileStreaming(fetch('kernels.wasm', { cache: 'no-store' }));
  installKernels(() => new WebAssembly.Instance(module).exports as unknown as KernelExports);
  return performance.now() - start;
}

async function start(): Promise<Bench> {
  await startKernels();
  await startTfjs();
  return {
    run: (name) => suites.filter((suite) => suite.name === name).flatMap((suite) => [...suite.run()]),
    startKernels,
  };
}

globalThis.bench = start();
