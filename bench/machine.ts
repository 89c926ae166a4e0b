import { cpus, loadavg, totalmem } from 'node:os';

/** What the numbers were measured on; ratios travel to other machines, the numbers themselves do not. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  /** Processes that wanted a core in the minute before the run and before its end: over 1 at the start, others were at work. */
  readonly load: { readonly start: number; readonly end: number };
}

/** Load average of the last minute; 0 where the system has none. */
export function loadNow(): number {
  return Number((loadavg()[0] ?? 0).toFixed(2));
}

/** Describes this machine. */
export function describeMachine(loadAtStart: number): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: { start: loadAtStart, end: loadNow() },
  };
}
