import { installKernels } from '../src/numerics/kernels/backend.ts';
import { buildKernels } from '../scripts/kernels/build.ts';
import { loadKernels } from '../scripts/kernels/load.ts';
import { openBlas } from './baselines/open-blas.ts';
import { startTfjs } from './baselines/tfjs.ts';
import { type Benchmark, type Row, withBaseline } from './benchmark.ts';
import { inChromium } from './in-browser/page.ts';
import { suites } from './suites/index.ts';
import type { Suite } from './suites/suite.ts';

const named = (row: Row, engine: string): Row => ({ ...row, name: `${row.name}, ${engine}` });

async function* inNode({ run }: Suite): AsyncGenerator<Row, void, void> {
  await buildKernels();
  installKernels(await loadKernels());
  await startTfjs();
  for (const row of run()) yield named(row, 'Node');
}

/** The same in both engines; products beside native OpenBLAS too, where it is. */
function inBoth(suite: Suite): Benchmark {
  return {
    name: suite.name,
    about: suite.about,
    async *run() {
      const native = suite.name === 'products' ? await openBlas() : new Map<string, number>();
      const complete = (row: Row): Row => {
        const speed = native.get(row.name.replace(/, (Node|Chromium)$/, ''));
        return speed === undefined ? row : withBaseline(row, 'native OpenBLAS', speed);
      };
      for await (const row of inNode(suite)) yield complete(row);
      yield* inChromium(async function* (page) {
        const rows = await page.evaluate(async (name) => (await bench).run(name), suite.name);
        for (const row of rows) yield complete(named(row, 'Chromium'));
      });
    },
  };
}

/** Every suite, in Node and in Chromium. */
export const engines: readonly Benchmark[] = suites.map(inBoth);
