import { perform } from '../experiments/perform.ts';
import { channelBreath } from './breathe.ts';
import { loadBackend } from './load-backend.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

const post = (message: FromWorker): void => self.postMessage(message);
const hear = serve({ perform, post, now: () => performance.now(), breathe: channelBreath() });

// In the first turn, with no `await` before it: messages that find no handler by then would be lost.
self.onmessage = (event: MessageEvent<ToWorker>) => hear(event.data);
void loadBackend().then(() => post({ type: 'ready' }));
