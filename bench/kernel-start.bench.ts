import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { buildKernels, kernelsFile } from '../scripts/kernels/build.ts';
import { loadKernels } from '../scripts/kernels/load.ts';
import { type Benchmark, lessIsBetter } from './benchmark.ts';
import { inChromium } from './in-browser/page.ts';
import { median, spread } from './measure.ts';

const REPETITIONS = 31;
const BARS = { millis: 20, kilobytes: 20 };

async function nodeMillis(): Promise<number> {
  const start = performance.now();
  await loadKernels();
  return performance.now() - start;
}

async function repeated(once: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < REPETITIONS; i++) times.push(await once());
  return times;
}

export const kernelStart: Benchmark = {
  name: 'kernel-start',
  about: 'fetching or reading, compiling and starting the kernels; their size',
  async *run() {
    await buildKernels();
    const size = gzipSync(await readFile(kernelsFile)).length / 1000;
    yield lessIsBetter({ name: 'kernels, gzipped', unit: 'kB' }, size, { bar: BARS.kilobytes });
    const inNode = await repeated(nodeMillis);
    yield lessIsBetter({ name: 'kernels started, Node', unit: 'ms', note: spread(inNode) }, median(inNode), {
      bar: BARS.millis,
    });
    yield* inChromium(async function* (page) {
      const times = await repeated(() => page.evaluate(async () => (await bench).startKernels()));
      yield lessIsBetter({ name: 'kernels started, Chromium', unit: 'ms', note: spread(times) }, median(times), {
        bar: BARS.millis,
      });
    });
  },
};
