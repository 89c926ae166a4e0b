/**
 * `npm run truth [-- --processes N]`: computes the references that the app stores (src/experiments/stored.ts) into
 * public/truth, those missing or of another engine alone. A run that was ended goes on where it was; several may run at once.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { STORED, type StoredGroup, storedFile } from '../src/experiments/stored.ts';
import { installKernels } from '../src/numerics/kernels/backend.ts';
import { buildKernels } from './kernels/build.ts';
import { loadKernels } from './kernels/load.ts';
import { assemble, computeInstance, isStored } from './truth/compute.ts';
import { progressLine } from './unsampled/progress.ts';

/** One instance of a group, as a parent names it to a child. */
interface Part {
  readonly group: number;
  readonly instance: number;
}

const line = progressLine(process.stderr, () => performance.now());

async function serveParent(): Promise<void> {
  installKernels(await loadKernels());
  process.on('message', ({ group, instance }: Part) => {
    const wanted = STORED[group];
    if (wanted) void computeInstance(wanted, instance).then(() => process.send?.('done'));
  });
  process.send?.('done');
}

/** Hands the parts to `count` processes of their own, one at a time each. */
async function distribute(parts: Part[], count: number): Promise<void> {
  const total = parts.length;
  let done = 0;
  const serve = (child: ChildProcess): Promise<void> =>
    new Promise((resolve, reject) => {
      let busy = false;
      child.on('message', () => {
        if (busy) line.show(++done, total);
        const next = parts.shift();
        busy = next !== undefined;
        if (next) child.send(next);
        else child.disconnect();
      });
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a process ended with ${String(code)}`)),
      );
    });
  const script = fileURLToPath(import.meta.url);
  const children = Array.from({ length: count }, () => fork(script, ['--child'], { execArgv: ['--import', 'tsx'] }));
  await Promise.all(children.map(serve));
}

async function missingGroups(): Promise<StoredGroup[]> {
  const stored = await Promise.all(STORED.map(isStored));
  return STORED.filter((_, i) => !stored[i]);
}

async function main(processes: number): Promise<void> {
  await buildKernels();
  const missing = await missingGroups();
  const parts = missing.flatMap((group) =>
    Array.from({ length: group.instances }, (_, instance) => ({ group: STORED.indexOf(group), instance })),
  );
  // The dearest first, so that no process is left alone with one at the end.
  const cost = ({ group }: Part): number => Number(STORED[group]?.params['width']) ** 2;
  parts.sort((a, b) => cost(b) - cost(a));
  if (parts.length > 0) await distribute(parts, Math.min(processes, parts.length));
  for (const group of missing) {
    await assemble(group);
    line.clear();
    console.log(storedFile(group));
  }
  console.log(`${missing.length} files written, ${STORED.length - missing.length} were there`);
}

const { values } = parseArgs({ options: { processes: { type: 'string' }, child: { type: 'boolean' } } });
if (values.child) await serveParent();
else await main(Math.max(1, Number(values.processes ?? availableParallelism())));
