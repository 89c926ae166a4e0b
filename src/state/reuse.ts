import { taskKey } from '../experiments/engine.ts';
import type { Task } from '../experiments/spec.ts';
import { storedGroupOf } from '../experiments/stored.ts';
import type { ResultTable } from '../experiments/table.ts';
import type { Check } from './store.ts';
import type { StoredReferences } from './stored-references.ts';

/** How a conductor uses stored references, and holds them against references computed here. */
export interface Reuse {
  /** Asks for what is stored of these tasks and not known, once for each list of tasks; not while a check is running. */
  ask(tasks: readonly Task[]): void;
  /** Drops what is stored of these tasks; computed again, it has to lead to these digits. */
  begin(tasks: readonly Task[], digits: string): void;
  /** What a check has found, once the curves are whole; nothing where none was running. */
  conclude(digits: string): { readonly check?: Check };
  abandon(): void;
}

/** `arrived` is called with the tasks whose references came from a file and are in the table. */
export function createReuse(
  stored: StoredReferences,
  table: ResultTable,
  arrived: (tasks: readonly Task[]) => void,
): Reuse {
  let asked: readonly Task[] | undefined;
  let expected: string | undefined;

  async function take(missing: readonly Task[]): Promise<void> {
    const found = await stored.load(missing);
    // A check that began in the meantime wants them computed.
    if (expected !== undefined) return;
    for (const [task, truth] of found) table.put(task, truth, true);
    arrived(found.map(([task]) => task));
  }

  return {
    ask(tasks) {
      if (asked === tasks || expected !== undefined) return;
      asked = tasks;
      const missing = tasks.filter((task) => storedGroupOf(task) && !table.known(taskKey(task)));
      if (missing.length > 0) void take(missing);
    },
    begin(tasks, digits) {
      expected = digits;
      for (const task of tasks) if (storedGroupOf(task)) table.forget(task);
    },
    conclude(digits) {
      if (expected === undefined) return {};
      const check = digits === expected ? 'same' : 'differs';
      expected = undefined;
      return { check };
    },
    abandon() {
      expected = undefined;
    },
  };
}
