import type { Special } from '../special/names.ts';
import type { KernelExports, KernelMap } from './exports.ts';
import { F64 } from './panels.ts';
import type { Workspace } from './workspace.ts';

const EXPORTS = {
  exp: 'mapExp',
  log: 'mapLog',
  erf: 'mapErf',
  erfc: 'mapErfc',
  normalCdf: 'mapNormalCdf',
  normalPdf: 'mapNormalPdf',
} as const satisfies Readonly<Record<Special, keyof KernelExports>>;

/** A special function of every number of an array. */
export function onArray(workspace: Workspace, name: Special, values: Float64Array): Float64Array {
  const bytes = values.length * F64;
  const from = workspace.scratch(2 * bytes);
  workspace.view64(from, values.length).set(values);
  const map: KernelMap = workspace.kernels[EXPORTS[name]];
  map(from, from + bytes, values.length);
  return workspace.view64(from + bytes, values.length).slice();
}
