import type { Codec } from '../permalink/codec.ts';
import type { Document } from '../permalink/document.ts';
import type { Store } from './store.ts';

/** How long after the last move of a drag the link follows. */
const SETTLE = 300;

/** The part of a browser window that links need. */
export interface LinkHost {
  /** The fragment now in the address bar, with its #. */
  fragment(): string;
  replace(fragment: string): void;
  push(fragment: string): void;
  /** Calls back whenever the person, not this page, changed the fragment. */
  onNavigate(callback: () => void): void;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(handle: unknown): void;
}

/**
 * Keeps address bar and document together. A drag replaces the present entry of history 300 ms after its last move; a
 * commit puts back what the entry held before the drag and pushes a new one, so that Back undoes the whole drag. Back
 * and Forward load what they find, which is never written back: a link with a fault stays as it came until an edit.
 */
export function syncLink(store: Store, host: LinkHost, { encode, decode }: Codec): void {
  let committed = host.fragment();
  let timer: unknown;

  function replaceSoon(): void {
    host.clearTimeout(timer);
    timer = host.setTimeout(() => host.replace(encode(store.getState().document)), SETTLE);
  }

  function commit(document: Document): void {
    host.clearTimeout(timer);
    const fragment = encode(document);
    if (host.fragment() !== committed) host.replace(committed);
    if (fragment === committed) return;
    host.push(fragment);
    committed = fragment;
  }

  store.subscribe((state, before) => {
    if (state.edits === before.edits) return;
    if (state.phase === 'drag') replaceSoon();
    if (state.phase === 'commit') commit(state.document);
  });

  host.onNavigate(() => {
    host.clearTimeout(timer);
    committed = host.fragment();
    const { document, issues } = decode(committed);
    store.load(document, issues);
  });
}
