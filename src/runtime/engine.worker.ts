import { createPerform } from '../experiments/perform-with.ts';
import type { OutputsOf } from '../experiments/outputs.ts';
import type { Task } from '../experiments/spec.ts';
import { findLate } from '../problems/late-registry.ts';
import { channelBreath } from './breathe.ts';
import { loadBackend } from './load-backend.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

/** What looks at single outputs: fetched with the first task that does. */
let outputsOf: OutputsOf | undefined;

async function fetchOutputs(): Promise<void> {
  ({ outputsOf } = await import('../experiments/outputs.ts'));
}

/** Fetches what the task is made of, if it is not here yet. */
function prepare({ family, params, job }: Task): Promise<void> | undefined {
  const method = job.kind === 'truth' ? undefined : job.method;
  const engine = findLate(family)?.prepare({ params, method });
  if (job.kind !== 'outputs' || outputsOf) return engine;
  return fetchOutputs().then(() => engine);
}

const post = (message: FromWorker): void => self.postMessage(message);
const hear = serve({
  perform: createPerform(findLate, () => outputsOf),
  prepare,
  post,
  now: () => performance.now(),
  breathe: channelBreath(),
});

// In the first turn, with no `await` before it: messages that find no handler by then would be lost.
self.onmessage = (event: MessageEvent<ToWorker>) => hear(event.data);
void loadBackend().then(() => post({ type: 'ready' }));
