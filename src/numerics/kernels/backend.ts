import { type Backend, setBackend } from '../backend.ts';
import { conjugate64 } from './conjugate64.ts';
import type { KernelExports } from './exports.ts';
import { forward32 } from './forward32.ts';
import { columnMoments32 } from './moments32.ts';
import { normals32 } from './normal32.ts';
import { Lender } from './lender.ts';
import { orthonormal32 } from './orthonormal32.ts';
import { product32 } from './product32.ts';
import { multiply64, product64 } from './product64.ts';
import { addRows64 } from './rows64.ts';
import { onArray } from './special.ts';
import { upperProduct64 } from './upper64.ts';
import { Workspace } from './workspace.ts';

/** Makes an instance of the compiled kernels, with a memory of its own. */
export type Instantiate = () => KernelExports;

/** The compiled kernels with a workspace of their own, and another one to lend. */
function kernelBackend(instantiate: Instantiate): Backend {
  const workspace = new Workspace(instantiate());
  const lender = new Lender(instantiate);
  const near = (out: Float64Array): Workspace => lender.of(out) ?? workspace;
  return {
    multiplyAdds: 80_000_000,
    product32: (...given) => product32(workspace, ...given),
    product64: (a, b, out, ...sizes) => product64(near(out), a, b, out, ...sizes),
    multiply64: (a, b, out, ...sizes) => multiply64(near(out), a, b, out, ...sizes),
    addRows64: (sums) => addRows64(near(sums.out.data), sums),
    upper64: (a, b, out, ...sizes) => upperProduct64(near(out), a, b, out, ...sizes),
    conjugate64: (w, c, out, ...sizes) => conjugate64(near(out), w, c, out, ...sizes),
    forward32: (...given) => forward32(workspace, ...given),
    orthonormal32: (...given) => orthonormal32(workspace, ...given),
    normals32: (...given) => normals32(workspace, ...given),
    moments32: (...given) => columnMoments32(workspace, ...given),
    map: (...given) => onArray(workspace, ...given),
    borrow: (wanted) => lender.borrow(wanted),
  };
}

/** From now on this thread computes on compiled kernels. */
export function installKernels(instantiate: Instantiate): void {
  setBackend(kernelBackend(instantiate));
}
