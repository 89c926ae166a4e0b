import { createPerform } from '../experiments/perform-with.ts';
import type { Task } from '../experiments/spec.ts';
import { findLate } from '../problems/late-registry.ts';
import { channelBreath } from './breathe.ts';
import { loadBackend } from './load-backend.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

/** Fetches what the task's method is made of, if it is not here yet. */
function prepare({ family, job }: Task): Promise<void> | undefined {
  return job.kind === 'truth' ? undefined : findLate(family)?.prepare(job.method);
}

const post = (message: FromWorker): void => self.postMessage(message);
const hear = serve({
  perform: createPerform(findLate),
  prepare,
  post,
  now: () => performance.now(),
  breathe: channelBreath(),
});

// In the first turn, with no `await` before it: messages that find no handler by then would be lost.
self.onmessage = (event: MessageEvent<ToWorker>) => hear(event.data);
void loadBackend().then(() => post({ type: 'ready' }));
