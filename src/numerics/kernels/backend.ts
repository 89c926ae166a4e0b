import { type Backend, setBackend } from '../backend.ts';
import { conjugate64 } from './conjugate64.ts';
import type { KernelExports } from './exports.ts';
import { forward32 } from './forward32.ts';
import { columnMoments32 } from './moments32.ts';
import { normals32 } from './normal32.ts';
import { orthonormal32 } from './orthonormal32.ts';
import { product32 } from './product32.ts';
import { multiply64, product64 } from './product64.ts';
import { addRows64 } from './rows64.ts';
import { onArray } from './special.ts';
import { upperProduct64 } from './upper64.ts';
import { Workspace } from './workspace.ts';

/** The compiled kernels with a workspace of their own. */
export function kernelBackend(exports: KernelExports): Backend {
  const workspace = new Workspace(exports);
  return {
    multiplyAdds: 80_000_000,
    product32: (...given) => product32(workspace, ...given),
    product64: (...given) => product64(workspace, ...given),
    multiply64: (...given) => multiply64(workspace, ...given),
    addRows64: (given) => addRows64(workspace, given),
    upper64: (...given) => upperProduct64(workspace, ...given),
    conjugate64: (...given) => conjugate64(workspace, ...given),
    forward32: (...given) => forward32(workspace, ...given),
    orthonormal32: (...given) => orthonormal32(workspace, ...given),
    normals32: (...given) => normals32(workspace, ...given),
    moments32: (...given) => columnMoments32(workspace, ...given),
    map: (...given) => onArray(workspace, ...given),
  };
}

/** From now on this thread computes on compiled kernels. */
export function installKernels(exports: KernelExports): void {
  setBackend(kernelBackend(exports));
}
