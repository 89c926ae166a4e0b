/** `npm run -s unsampled -- …`: the engine in a terminal; `--help` says how. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { installKernels } from '../src/numerics/kernels/backend.ts';
import { FieldError } from '../src/problems/field-error.ts';
import { buildKernels } from './kernels/build.ts';
import { loadKernels } from './kernels/load.ts';
import type { Surroundings } from './unsampled/commands.ts';
import { main } from './unsampled/main.ts';
import { progressLine } from './unsampled/progress.ts';

const { stdin, stdout, stderr } = process;
const line = progressLine(stderr, () => performance.now());

const around: Surroundings = {
  async read(path) {
    if (path === '-') return text(stdin);
    return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new FieldError(path, `cannot be read: ${error.code ?? error.message}`);
    });
  },
  lines: () => createInterface({ input: stdin, crlfDelay: Infinity }),
  async write(output) {
    line.clear();
    if (!stdout.write(output)) await once(stdout, 'drain');
  },
  say(sentence) {
    line.clear();
    stderr.write(`${sentence}\n`);
  },
  progress: (done, total) => line.show(done, total),
};

process.on('SIGINT', () => {
  line.clear();
  process.exit(130);
});
// Whoever reads may have had enough: `| head`.
stdout.on('error', () => process.exit(0));

await buildKernels();
installKernels(await loadKernels());
process.exitCode = await main(process.argv.slice(2), around);
