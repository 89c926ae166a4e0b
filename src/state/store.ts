import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Summary } from '../experiments/curves.ts';
import type { Task } from '../experiments/spec.ts';
import type { Document, Issue } from '../permalink/document.ts';
import type { Failure } from '../runtime/protocol.ts';

/** How an edit came about: a drag goes on, a commit is a step of history, a load came from a link. */
export type EditPhase = 'drag' | 'commit' | 'load';

/** A line of a chart: a method's own, or the sampler's at its cost. */
export interface LineRef {
  readonly kind: 'method' | 'sampling';
  /** A method's name in its summary. */
  readonly method: string;
}

export interface Cursor {
  readonly size: number;
  readonly line: LineRef;
}

export interface FailedTask {
  readonly task: Task;
  readonly failure: Failure;
}

export interface RunState {
  /** `stopped`: the person cancelled. `unavailable`: workers could not be started. */
  readonly phase: 'idle' | 'running' | 'stopped' | 'unavailable';
  readonly done: number;
  readonly total: number;
  /** Share of the operations behind us, 0…1. */
  readonly share: number;
  readonly secondsLeft: number | undefined;
  /** Seconds that the work took so far, or altogether once idle. */
  readonly seconds: number;
  readonly failures: readonly FailedTask[];
  /** Why workers are unavailable; empty otherwise. */
  readonly reason: string;
}

/** `none` until a person asks for it, and again when the document changes. */
export type Check = 'none' | 'running' | 'same' | 'differs';

/** Curves of the configuration before, shown dimmed until the new ones are whole. */
export interface Former {
  readonly document: Document;
  readonly main: Summary;
  readonly companion: Summary | undefined;
}

/** All that the page shows, but for the results themselves, which live in a table beside the store. */
export interface State {
  readonly document: Document;
  readonly phase: EditPhase;
  /** Counts edits and loads, also those that change no value: the end of a drag is one. */
  readonly edits: number;
  /** What the last link had replaced. */
  readonly issues: readonly Issue[];
  /** Raised with every change of the result table, at most once a frame. */
  readonly revision: number;
  readonly run: RunState;
  readonly former: Former | undefined;
  readonly cursor: Cursor | undefined;
  /** What became of computing the stored references again. */
  readonly check: Check;
  /** Name of the method last touched. */
  readonly focus: string | undefined;
  /** By whose rules an estimate's operations are told: our own count, or the published polynomials. */
  readonly convention: 'own' | 'published';
  /** What an open view wants besides the curves; computed first. */
  readonly closeUp: Task | undefined;
}

export interface Store extends Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'setState' | 'subscribe'> {
  /** Changes the document and nothing else. */
  edit(change: Partial<Omit<Document, 'family'>>, phase: Exclude<EditPhase, 'load'>): void;
  /** Replaces the document by another of this page's, as one step: another family, say. */
  change(document: Document): void;
  /** Replaces the document by one from outside, with what had to be replaced in it. */
  load(document: Document, issues: readonly Issue[]): void;
  dismissIssues(): void;
  trace(cursor: Cursor | undefined): void;
  /** Puts a method in focus without tracing a point. */
  focus(method: string): void;
  /** Tells operations by another convention; curves and prices stay by our own count. */
  count(convention: State['convention']): void;
  /** Wants one task more while a view shows it; undefined when it is left. */
  look(task: Task | undefined): void;
}

const IDLE: RunState = {
  phase: 'idle',
  done: 0,
  total: 0,
  share: 0,
  secondsLeft: undefined,
  seconds: 0,
  failures: [],
  reason: '',
};

/** The same object where no value changes: its identity says whether there is anything to do. */
function changed(document: Document, change: Partial<Document>): Document {
  const next = { ...document, ...change };
  return JSON.stringify(next) === JSON.stringify(document) ? document : next;
}

/** A store of its own memory: the page has one, every test makes its own. */
export function createAppStore(document: Document, issues: readonly Issue[]): Store {
  const store = createStore<State>(() => ({
    document,
    phase: 'load',
    edits: 0,
    issues,
    revision: 0,
    run: IDLE,
    former: undefined,
    cursor: undefined,
    check: 'none',
    focus: undefined,
    convention: 'own',
    closeUp: undefined,
  }));
  return {
    ...store,
    edit(change, phase) {
      store.setState(({ document: old, edits }) => ({ document: changed(old, change), phase, edits: edits + 1 }));
    },
    change(document) {
      store.setState(({ edits }) => ({
        document,
        issues: [],
        phase: 'commit',
        edits: edits + 1,
        cursor: undefined,
        focus: undefined,
      }));
    },
    load(loaded, found) {
      store.setState(({ document: old, edits }) => ({
        document: changed(old, loaded),
        issues: found,
        phase: 'load',
        edits: edits + 1,
        cursor: undefined,
        focus: undefined,
      }));
    },
    dismissIssues() {
      store.setState({ issues: [] });
    },
    trace(cursor) {
      store.setState((state) => ({ cursor, focus: cursor?.line.method ?? state.focus }));
    },
    focus(method) {
      store.setState({ focus: method });
    },
    count(convention) {
      store.setState({ convention });
    },
    look(task) {
      store.setState({ closeUp: task });
    },
  };
}
