import { readFileSync } from 'node:fs';
import { plan } from '../../src/experiments/plan.ts';
import type { ExperimentSpec } from '../../src/experiments/spec.ts';
import { type StoredGroup, storedGroupOf } from '../../src/experiments/stored.ts';
import { readFileOf } from '../../src/experiments/stored-file.ts';
import type { ResultTable } from '../../src/experiments/table.ts';
import { pathOf } from './compute.ts';

function fileOf(group: StoredGroup): unknown {
  try {
    return JSON.parse(readFileSync(pathOf(group), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Puts the stored references that some specs want into a table; what has none, or a broken file, stays to be computed. */
export function putStored(table: ResultTable, specs: readonly ExperimentSpec[]): void {
  const files = new Map<StoredGroup, ReturnType<typeof readFileOf>>();
  for (const task of plan(...specs)) {
    const group = storedGroupOf(task);
    if (!group) continue;
    if (!files.has(group)) files.set(group, readFileOf(group, fileOf(group)));
    const truth = files.get(group)?.[task.instance];
    if (truth) table.put(task, truth, true);
  }
}
