import type { Browser, Page } from '@playwright/test';

/** The part of Chromium's trace events that is read here; times in µs. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The main thread while something went on. */
export interface MainThread {
  /** The longest task from start to end, in ms, the time without a core included. */
  readonly longest: number;
  /** The longest task by its time on a core, in ms: what is left of it on a machine with nothing else to do. */
  readonly longestOnCore: number;
  /** Where the latter's time went, "name ms" by falling share: layout, script, parsing … */
  readonly parts: string;
}

const TASK = 'ThreadControllerImpl::RunTask';
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-v8.gc', 'v8', 'blink.user_timing'];

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
const onCore = ({ tdur, dur = 0 }: TraceEvent): number => tdur ?? dur;
const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

/** The events of the busiest renderer's main thread: a browser keeps spare renderers. */
function mainThread(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const names = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const mains = new Set(names.map(threadOf));
  const timed = events.filter(({ ph }) => ph === 'X');
  const groups = [...mains].map((main) => timed.filter((event) => threadOf(event) === main));
  return groups.sort((one, other) => other.length - one.length)[0] ?? [];
}

/** Self times of what happened inside a task, by name. */
function partsOf(task: TraceEvent, events: readonly TraceEvent[]): string {
  const inside = events
    .filter((event) => event.ts >= task.ts && endOf(event) <= endOf(task))
    .sort((one, other) => one.ts - other.ts || endOf(other) - endOf(one));
  const own = new Map<string, number>();
  const stack: TraceEvent[] = [];
  const add = (name: string, micros: number): unknown => own.set(name, (own.get(name) ?? 0) + micros);
  for (const event of inside) {
    while (stack.length > 0 && endOf(stack.at(-1)!) <= event.ts) stack.pop();
    const parent = stack.at(-1);
    if (parent) add(parent.name, -onCore(event));
    add(event.name, onCore(event));
    stack.push(event);
  }
  return [...own]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 5)
    .map(([name, micros]) => `${name} ${(micros / 1000).toFixed(1)}`)
    .join(', ');
}

/** The main thread's tasks while `act` runs. Throws if the trace holds none. */
export async function traced(browser: Browser, page: Page, act: () => Promise<void>): Promise<MainThread> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: TraceEvent[] };
  const events = mainThread(trace.traceEvents);
  const tasks = events.filter(({ name }) => name === TASK).sort((one, other) => onCore(other) - onCore(one));
  const [hardest] = tasks;
  if (!hardest) throw new Error('the trace has no task of the main thread');
  const longest = tasks.reduce((most, { dur = 0 }) => Math.max(most, dur), 0);
  return { longest: longest / 1000, longestOnCore: onCore(hardest) / 1000, parts: partsOf(hardest, events) };
}
