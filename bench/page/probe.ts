/** What a page's pool and one of its workers said to each other. */
export interface Message {
  /** performance.now() of the page. */
  readonly at: number;
  readonly type: string;
  readonly key: string | undefined;
  readonly worker: number;
}

/** What followed an input event on a slider, in ms after it. */
export interface Change {
  /** Until the number field showed the new value. */
  readonly label: number;
  /** Whether that was before the first frame after the event was painted. */
  readonly sameFrame: boolean;
  /** Until a curve of the new document had a mark more than when the field changed; undefined if none came. */
  readonly point: number | undefined;
}

/** Longest pauses of the main thread, in ms, since they were asked for last. */
export interface Pauses {
  /** Tasks over 50 ms, by the browser's own account. */
  readonly longTasks: readonly number[];
  /** Longest time between two calls of a timer that should come every 5 ms, less those 5 ms. */
  readonly gap: number;
}

/** Instruments inside the page. They read the DOM and overhear the workers; the app knows nothing of them. */
export interface Probe {
  /** performance.now() when the error plot first had a curve that was not empty, and one that joins two sizes. */
  readonly firstCurve: { readonly any?: number; readonly joined?: number };
  state(): string | undefined;
  /** Whether every method has a mark at more sizes than one, the last size in view among them. */
  sketched(): boolean;
  change(hook: string, value: number): Promise<Change>;
  readonly sent: readonly Message[];
  readonly heard: readonly Message[];
  /** Keys of tasks that workers have not answered. */
  outstanding(): readonly string[];
  watchPauses(): void;
  pauses(): Pauses;
}

declare global {
  var probe: Probe;
  var onFirstCurve: (() => void) | undefined;
}

/** Runs in the page before the app. Self-contained: only its text travels. */
export function installProbe(): void {
  const ANSWERS = new Set(['done', 'cancelled', 'failed']);
  const PATIENCE = 20_000;
  const everything = { subtree: true, childList: true, attributes: true, characterData: true } as const;
  const firstCurve: { any?: number; joined?: number } = {};
  const sent: Message[] = [];
  const heard: Message[] = [];
  const open = new Map<string, number>();
  const at = <E extends Element>(hook: string): E | null => document.querySelector<E>(`[data-testid="${hook}"]`);

  const Original = globalThis.Worker;
  let workers = 0;
  globalThis.Worker = class extends Original {
    readonly #number = workers++;
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ type: string; key?: string }>) => {
        heard.push({ at: performance.now(), type: data.type, key: data.key, worker: this.#number });
        if (ANSWERS.has(data.type)) open.delete(data.key ?? '');
      });
    }
    override postMessage(message: { type: string; key?: string }): void {
      sent.push({ at: performance.now(), type: message.type, key: message.key, worker: this.#number });
      if (message.type === 'run') open.set(message.key ?? '', this.#number);
      super.postMessage(message);
    }
    override terminate(): void {
      for (const [key, worker] of open) {
        if (worker !== this.#number) continue;
        open.delete(key);
        heard.push({ at: performance.now(), type: 'terminated', key, worker });
      }
      super.terminate();
    }
  };

  const lookForCurve = (): void => {
    const paths = at('error-plot')?.querySelectorAll('path.curve') ?? [];
    const drawn = [...paths].map((path) => path.getAttribute('d') ?? '').filter((d) => d !== '');
    if (drawn.length === 0) return;
    if (firstCurve.any === undefined) {
      firstCurve.any = performance.now();
      globalThis.onFirstCurve?.();
    }
    if (!drawn.some((d) => d.includes('L'))) return;
    firstCurve.joined = performance.now();
    curveObserver.disconnect();
  };
  const curveObserver = new MutationObserver(lookForCurve);
  curveObserver.observe(document, everything);

  // Of the present document: the former one's curves stand in a group of their own.
  const lines = (): Element[] => [
    ...(at('error-plot')?.querySelectorAll('svg g:not(.previous) > g[data-line="method"]') ?? []),
  ];
  const marksOf = (line: Element): number => line.querySelectorAll(':scope > :not(.curve, .doubt)').length;
  const marks = (): number => lines().reduce((sum, line) => sum + marksOf(line), 0);

  const change = (hook: string, value: number): Promise<Change> =>
    new Promise((resolve) => {
      const range = at<HTMLInputElement>(hook);
      const field = at<HTMLInputElement>(`${hook}-field`);
      if (!range || !field) throw new Error(`no slider ${hook}`);
      const before = field.value;
      let label: number | undefined;
      let painted = false;
      let sameFrame = false;
      let known = 0;
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => (painted = true));
      port1.start();
      const finish = (point: number | undefined): void => {
        observer.disconnect();
        clearTimeout(timer);
        resolve({ label: label ?? NaN, sameFrame, point });
      };
      const look = (): void => {
        const now = performance.now() - start;
        if (label === undefined && field.value !== before) {
          label = now;
          sameFrame = !painted;
          known = marks();
        } else if (label !== undefined && marks() > known) {
          finish(now);
        }
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, everything);
      // The message comes behind the frame's own work, the painting included.
      requestAnimationFrame(() => port2.postMessage(null));
      const timer = setTimeout(() => finish(undefined), PATIENCE);
      const start = performance.now();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(range, String(value));
      range.dispatchEvent(new Event('input', { bubbles: true }));
      look();
    });

  const longTasks: number[] = [];
  let gap = 0;
  const watchPauses = (): void => {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      gap = Math.max(gap, now - last - 5);
      last = now;
    }, 5);
  };

  globalThis.probe = {
    firstCurve,
    state: () => at('app-ready')?.getAttribute('data-state') ?? undefined,
    sketched: () => lines().length > 0 && lines().every((line) => marksOf(line) >= 4),
    change,
    sent,
    heard,
    outstanding: () => [...open.keys()],
    watchPauses,
    pauses: () => {
      const found = { longTasks: longTasks.splice(0), gap };
      gap = 0;
      return found;
    },
  };
}
