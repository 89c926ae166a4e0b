import type { Family } from './contract.ts';
import { plainFamily } from './family.ts';
import { halfspacesFamily } from './halfspaces/family.ts';
import { mlpFamily } from './mlp/family.ts';
import { permanentsFamily } from './permanents/family.ts';
import { satFamily } from './sat/family.ts';

/** Every problem family, as pages and links know it; the registry has the engines. */
export const families: readonly Family[] = [
  plainFamily(mlpFamily),
  plainFamily(halfspacesFamily),
  plainFamily(satFamily),
  plainFamily(permanentsFamily),
];

/** The family that links call `id`. */
export function findFamily(id: string): Family | undefined {
  return families.find((family) => family.id === id);
}
