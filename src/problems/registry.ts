import type { Family } from './contract.ts';
import { mlp } from './mlp/index.ts';

/** Every problem family; a new one is a folder and a line here. */
export const families: readonly Family[] = [mlp];

/** The family that links call `id`. */
export function findFamily(id: string): Family | undefined {
  return families.find((family) => family.id === id);
}
