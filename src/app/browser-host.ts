import type { LinkHost } from '../state/link-sync.ts';

/** Longest wait for a frame: hidden tabs have none, and their work should still be collected. */
const NO_FRAME = 100;

/** Calls back once, before the next frame, or soon if there is none. */
export function nextFrame(callback: () => void): void {
  let called = false;
  const once = (): void => {
    if (called) return;
    called = true;
    callback();
  };
  requestAnimationFrame(once);
  setTimeout(once, NO_FRAME);
}

/** Sandboxed frames may forbid to change history; the page works on without it. */
function quietly(change: () => void): void {
  try {
    change();
  } catch {
    // The link stays reachable through its button.
  }
}

/** The window's address and history. */
export const browserHost: LinkHost = {
  fragment: () => location.hash,
  replace: (fragment) => quietly(() => history.replaceState(null, '', fragment || location.pathname + location.search)),
  push: (fragment) => quietly(() => history.pushState(null, '', fragment)),
  onNavigate: (callback) => {
    // `popstate` also comes with every fragment typed or clicked.
    addEventListener('popstate', callback);
  },
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimeout: (handle) => clearTimeout(handle as number | undefined),
};
