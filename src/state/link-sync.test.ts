import { describe, expect, it } from 'vitest';
import type { Document } from '../permalink/document.ts';
import { type LinkHost, syncLink } from './link-sync.ts';
import { createAppStore } from './store.ts';

const start: Document = {
  family: 'mlp',
  params: { width: 64, depth: 4 },
  seed: 1,
  methods: [],
  instances: 8,
  samples: 4096,
};

/** A window with history whose clock the test winds. */
function fakeHost(first: string) {
  const entries = [first];
  let index = 0;
  let navigated = (): void => undefined;
  let pending: (() => void) | undefined;
  const host: LinkHost = {
    fragment: () => entries[index]!,
    replace: (fragment) => void (entries[index] = fragment),
    push: (fragment) => {
      entries.splice(index + 1, Infinity, fragment);
      index++;
    },
    onNavigate: (callback) => void (navigated = callback),
    setTimeout: (callback) => (pending = callback),
    clearTimeout: () => void (pending = undefined),
  };
  return {
    host,
    entries,
    wait: () => {
      pending?.();
      pending = undefined;
    },
    go: (step: number) => {
      index += step;
      navigated();
    },
  };
}

const codec = {
  encode: (document: Document) => `#width=${document.params['width']}`,
  decode: (fragment: string) => ({
    document: { ...start, params: { width: Number(/\d+/.exec(fragment)?.[0] ?? 64), depth: 4 } },
    issues: [],
  }),
};

function setUp(first = '#width=64') {
  const store = createAppStore(start, []);
  const fake = fakeHost(first);
  syncLink(store, fake.host, codec);
  const edit = (width: number, phase: 'drag' | 'commit'): void => store.edit({ params: { width, depth: 4 } }, phase);
  return { store, edit, ...fake };
}

describe('the link', () => {
  it('is left alone by a load, so that a faulty link stays as it came', () => {
    const { entries } = setUp('#width=banana');
    expect(entries).toEqual(['#width=banana']);
  });

  it('is replaced after a drag has rested, and pushed by its commit, so that Back undoes the whole drag', () => {
    const { edit, entries, wait, go, store } = setUp();
    edit(70, 'drag');
    edit(80, 'drag');
    expect(entries).toEqual(['#width=64']);
    wait();
    expect(entries).toEqual(['#width=80']);
    edit(96, 'drag');
    edit(96, 'commit');
    expect(entries).toEqual(['#width=64', '#width=96']);
    go(-1);
    expect(store.getState().document.params).toEqual({ width: 64, depth: 4 });
    go(1);
    expect(store.getState().document.params).toEqual({ width: 96, depth: 4 });
    expect(entries).toEqual(['#width=64', '#width=96']);
  });

  it('has one entry for each commit and none for a drag that comes back', () => {
    const { edit, entries, wait } = setUp();
    edit(96, 'commit');
    edit(128, 'commit');
    edit(100, 'drag');
    wait();
    edit(128, 'drag');
    edit(128, 'commit');
    expect(entries).toEqual(['#width=64', '#width=96', '#width=128']);
  });

  it('does not let a resting drag overwrite the entry that Back went to', () => {
    const { edit, entries, wait, go } = setUp();
    edit(96, 'commit');
    edit(100, 'drag');
    go(-1);
    wait();
    expect(entries).toEqual(['#width=64', '#width=96']);
  });
});
