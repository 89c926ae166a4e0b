import type { Task, Truth } from '../experiments/spec.ts';
import { type StoredGroup, storedFile, storedGroupOf } from '../experiments/stored.ts';
import { readFileOf } from '../experiments/stored-file.ts';

/** Fetches one file of stored references, parsed; rejects where there is none. */
export type LoadStored = (file: string) => Promise<unknown>;

export interface StoredReferences {
  /**
   * Loads what is stored of these tasks, each file once, and resolves with what came, when all of it has. A file that
   * cannot be had, or is of another engine, gives nothing: its tasks stay to be computed.
   */
  load(tasks: readonly Task[]): Promise<readonly (readonly [Task, Truth])[]>;
}

/** Keeps what it has loaded: a sweep that comes back finds it there. */
export function createStoredReferences(fetchFile: LoadStored): StoredReferences {
  const files = new Map<StoredGroup, Promise<readonly Truth[] | undefined>>();

  function fileOf(group: StoredGroup): Promise<readonly Truth[] | undefined> {
    const file =
      files.get(group) ??
      fetchFile(storedFile(group)).then(
        (data) => readFileOf(group, data),
        () => undefined,
      );
    files.set(group, file);
    return file;
  }

  return {
    async load(tasks) {
      const found = await Promise.all(
        tasks.map(async (task) => {
          const group = storedGroupOf(task);
          const truth = group && (await fileOf(group))?.[task.instance];
          return truth && ([task, truth] as const);
        }),
      );
      return found.filter((pair) => pair !== undefined);
    },
  };
}
