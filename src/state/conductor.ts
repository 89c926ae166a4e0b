import { taskKey } from '../experiments/engine.ts';
import { plan } from '../experiments/plan.ts';
import type { Task, TaskKey } from '../experiments/spec.ts';
import type { ResultTable } from '../experiments/table.ts';
import type { Pool, PoolEvent, Progress } from '../runtime/pool.ts';
import type { Curves, Selectors } from './selectors.ts';
import type { RunState, State, Store } from './store.ts';
import { createDrawing, type DrawingOptions } from './drawing.ts';
import { createReuse } from './reuse.ts';
import type { StoredReferences } from './stored-references.ts';
import { finished, outlook, type Workload, workloadOf } from './workload.ts';

/** Numbers that the result table may hold (8 bytes each) before it forgets what is no longer wanted. */
const HELD_NUMBERS = 8_000_000;

export interface ConductorOptions extends DrawingOptions {
  readonly store: Store;
  readonly table: ResultTable;
  readonly selectors: Selectors;
  /** Makes the pool; its events go to the conductor. */
  createPool(onEvent: (event: PoolEvent) => void): Pool;
  readonly stored: StoredReferences;
}

export interface Conductor {
  /** Gives up what is still wanted; the next edit, or `resume`, wants again. */
  stop(): void;
  resume(): void;
  /** Computes the stored references of the document anew, and compares the digits. Only once everything is there. */
  recompute(): void;
}

/** Whether every method has a line to show. */
function worthKeeping({ main }: Curves): boolean {
  return main.methods.length > 0 && main.methods.every(({ points }) => points.length > 1);
}

/** Collects calls until the next frame, and then makes one. */
function onceAFrame(frame: ConductorOptions['frame'], run: () => void): () => void {
  let pending = false;
  return () => {
    if (pending) return;
    pending = true;
    frame(() => {
      pending = false;
      run();
    });
  };
}

/** Lets a table that has grown large forget what is not wanted. */
function trim(table: ResultTable, wanted: readonly Task[]): void {
  let keys: ReadonlySet<TaskKey> | undefined;
  table.trim(HELD_NUMBERS, (key) => (keys ??= new Set(wanted.map(taskKey))).has(key));
}

/** A run after some progress. A pool that was told to stop wants nothing, so its counts stay as they were. */
function advanced(run: RunState, progress: Progress, work: Workload, stopped: boolean, now: number): Partial<RunState> {
  const { done, failed, total } = progress;
  const idle = done + failed >= total;
  const active = stopped ? 'stopped' : idle ? 'idle' : 'running';
  const { share, secondsLeft } = outlook(work, now);
  return {
    ...(stopped ? {} : { done, total }),
    share,
    secondsLeft: idle ? undefined : secondsLeft,
    seconds: run.phase === 'running' ? (now - work.since) / 1000 : run.seconds,
    phase: run.phase === 'unavailable' ? run.phase : active,
  };
}

/** What the curves of a document need, and before it what an open view wants. */
function wantedOf({ document, closeUp }: State, selectors: Selectors): Task[] {
  const { main, companion } = selectors.experiments(document);
  return [...(closeUp ? [closeUp] : []), ...plan(main, ...(companion ? [companion] : []))];
}

type UpdateRun = (change: (run: RunState) => Partial<RunState>) => void;

function runUpdater(store: Store): UpdateRun {
  return (change) => store.setState(({ run }) => ({ run: { ...run, ...change(run) } }));
}

/** Keeps what went wrong where the page can show it. */
function noteTrouble(event: PoolEvent, updateRun: UpdateRun): void {
  if (event.type === 'failed') {
    updateRun(({ failures }) => ({ failures: [...failures, { task: event.task, failure: event.failure }] }));
  }
  if (event.type === 'unavailable') updateRun(() => ({ phase: 'unavailable', reason: event.reason }));
}

/** Keeps the curves on show when the configuration leaves them; a drag keeps those it started from. */
function keepFormer(store: Store, selectors: Selectors, before: State): void {
  if (store.getState().document.family !== before.document.family) return store.setState({ former: undefined });
  const old = selectors.curves(before);
  if (!worthKeeping(old) || (!old.complete && before.former)) return;
  store.setState({ former: { document: before.document, main: old.main, companion: old.companion } });
}

/**
 * Joins document, pool and results: whatever changes the document, the pool wants exactly what its curves need, and
 * what comes back is shown at once at first, then a few times a second. Nothing else starts or stops work.
 */
export function createConductor(options: ConductorOptions): Conductor {
  const { store, table, selectors, now } = options;
  let work: Workload | undefined;
  let stopped = false;

  const updateRun = runUpdater(store);

  const drawing = createDrawing(options, () => {
    if (!work) return;
    store.setState((state) => ({ revision: state.revision + 1 }));
    const current = work;
    updateRun((run) => advanced(run, pool.progress(), current, stopped, now()));
    const curves = selectors.curves(store.getState());
    if (curves.complete) store.setState({ former: undefined, ...reuse.conclude(curves.digits) });
    else if (worthKeeping(curves)) reuse.ask(current.tasks);
  });

  /** Only after the first curve: what a first view needs goes first. */
  const reuse = createReuse(options.stored, table, (tasks) => {
    for (const task of tasks) work = work && finished(work, taskKey(task));
    if (work && !stopped) pool.reconcile(work.tasks);
    drawing.ask();
  });

  const reconcile = onceAFrame(options.frame, () => {
    // Stopped after the edit that asked for this; a view's wish is granted even then.
    const { closeUp } = store.getState();
    if (stopped) return pool.reconcile(closeUp ? [closeUp] : []);
    work = workloadOf(wantedOf(store.getState(), selectors), (key) => table.known(key), now());
    trim(table, work.tasks);
    updateRun(({ phase }) => ({ failures: [], phase: phase === 'unavailable' ? phase : 'running' }));
    pool.reconcile(work.tasks);
    drawing.edited();
    drawing.ask();
  });

  const pool = options.createPool((event) => {
    if (event.type === 'result') table.put(event.task, event.result, event.complete);
    if (event.type === 'result' && event.complete && work) work = finished(work, event.key);
    noteTrouble(event, updateRun);
    const { done, failed, total } = pool.progress();
    if (done + failed >= total) drawing.hurry();
    drawing.ask();
  });

  function want(): void {
    stopped = false;
    reconcile();
  }

  store.subscribe((state, before) => {
    if (state.closeUp !== before.closeUp) reconcile();
    if (state.document === before.document) return;
    keepFormer(store, selectors, before);
    reuse.abandon();
    store.setState({ check: 'none' });
    want();
  });
  want();

  return {
    stop() {
      stopped = true;
      pool.reconcile([]);
      updateRun(() => ({ phase: 'stopped' }));
    },
    recompute() {
      const { complete: whole, digits } = selectors.curves(store.getState());
      if (!work || !whole) return;
      reuse.begin(work.tasks, digits);
      store.setState(({ revision }) => ({ check: 'running', revision: revision + 1 }));
      want();
    },
    resume() {
      // A pool tries a failed task again only after it was let go.
      pool.reconcile([]);
      want();
    },
  };
}
