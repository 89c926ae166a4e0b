import type { Lanes } from '../rng/xoshiro.ts';
import { F32 } from './panels.ts';
import type { Workspace } from './workspace.ts';

/** Numbers of one step. */
const STEP = 8;
/** Steps at once: 128 KiB of numbers. */
const MOST_STEPS = 4096;
const STATE_BYTES = 64;

/** Fills `out`, whole steps of it, with the normal numbers of four generators, which are not advanced. */
export function normals32(workspace: Workspace, lanes: Lanes, out: Float32Array): void {
  const steps = out.length / STEP;
  const state = workspace.scratch(STATE_BYTES + Math.min(steps, MOST_STEPS) * STEP * F32);
  const numbers = state + STATE_BYTES;
  new Uint32Array(workspace.kernels.memory.buffer, state, lanes.length).set(lanes);
  for (let step = 0; step < steps; step += MOST_STEPS) {
    const count = Math.min(MOST_STEPS, steps - step);
    workspace.kernels.fillNormals(state, numbers, count);
    out.set(workspace.view32(numbers, count * STEP), step * STEP);
  }
}
