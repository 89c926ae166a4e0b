import { createResultTable } from '../experiments/table.ts';
import { createCodec } from '../permalink/codec.ts';
import { families } from '../problems/catalogue.ts';
import { createPool, poolSize } from '../runtime/pool.ts';
import { ENGINE_REVISION, taskKey } from '../experiments/engine.ts';
import { spawnEngine } from '../runtime/spawn.ts';
import { createConductor } from '../state/conductor.ts';
import { syncLink } from '../state/link-sync.ts';
import { createSelectors } from '../state/selectors.ts';
import type { StoredReferences } from '../state/stored-references.ts';
import type { Services } from '../state/services.ts';
import { createAppStore } from '../state/store.ts';
import { browserHost, nextFrame } from './browser-host.ts';

const clock = {
  now: () => performance.now(),
  setTimeout: (callback: () => void, milliseconds: number) => window.setTimeout(callback, milliseconds),
  clearTimeout: (id: number) => window.clearTimeout(id),
};

/** Files of stored references lie beside the page. */
async function fetchStored(file: string): Promise<unknown> {
  const answer = await fetch(new URL(`truth/${file}`, document.baseURI));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.json();
}

/** Loaded when first needed, which is after the first curve. */
function lazyStored(): StoredReferences {
  let made: Promise<StoredReferences> | undefined;
  return {
    async load(tasks) {
      made ??= import('../state/stored-references.ts').then(({ createStoredReferences }) =>
        createStoredReferences(fetchStored),
      );
      return (await made).load(tasks);
    },
  };
}

/** Joins everything to one running page, beginning with the document in the address bar. */
export function start(): Services {
  const codec = createCodec(families, ENGINE_REVISION);
  const decoded = codec.decode(browserHost.fragment());
  const table = createResultTable();
  const store = createAppStore(decoded.document, decoded.issues);
  const selectors = createSelectors(table);
  const conductor = createConductor({
    store,
    table,
    selectors,
    frame: nextFrame,
    later: (callback, milliseconds) => setTimeout(callback, milliseconds),
    now: clock.now,
    stored: lazyStored(),
    createPool: (onEvent) =>
      createPool({
        spawn: spawnEngine,
        size: poolSize(navigator.hardwareConcurrency),
        clock,
        key: taskKey,
        known: (key) => table.known(key),
        onEvent,
      }),
  });
  syncLink(store, browserHost, codec);
  return {
    store,
    selectors,
    table,
    conductor,
    documentAt: (fragment) => codec.decode(fragment).document,
    linkTo: (current) => new URL(codec.encode(current), location.href).href,
  };
}
