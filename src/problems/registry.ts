import type { RunnableFamily } from './contract.ts';
import { halfspaces } from './halfspaces/index.ts';
import { mlp } from './mlp/index.ts';
import { permanents } from './permanents/index.ts';
import { sat } from './sat/index.ts';

/** Every problem family with its engine; a new one is a folder, a line here and a line in the catalogue. */
export const runnableFamilies: readonly RunnableFamily[] = [mlp, halfspaces, sat, permanents];

/** The family that links call `id`. */
export function findRunnable(id: string): RunnableFamily | undefined {
  return runnableFamilies.find((family) => family.id === id);
}
