import type { FromWorker } from './protocol.ts';
import type { WorkerLike, WorkerListener } from './worker-like.ts';

/** Starts one engine worker. Bundlers look for exactly this form of `new Worker(new URL(…), …)`. */
export function spawnEngine(listener: WorkerListener): WorkerLike {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<FromWorker>) => listener.message(event.data);
  worker.onmessageerror = () => listener.error('it sent a message that cannot be read');
  // A script that cannot be fetched fires a plain event, without a message.
  worker.onerror = (event) => listener.error(event.message || 'its script could not be loaded');
  return { post: (message) => worker.postMessage(message), terminate: () => worker.terminate() };
}
