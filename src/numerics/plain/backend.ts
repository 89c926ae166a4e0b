import type { Backend } from '../backend.ts';
import { conjugate64 } from './conjugate64.ts';
import { forward32 } from './forward32.ts';
import { moments32 } from './moments32.ts';
import { normals32 } from './normal32.ts';
import { orthonormal32 } from './orthonormal32.ts';
import { product32 } from './product32.ts';
import { multiply64, product64, upper64 } from './product64.ts';
import { addRows64 } from './rows64.ts';
import { map } from './special.ts';

/** Plain TypeScript: the definition of every bit, and what runs where kernels cannot be had. */
export const plainBackend: Backend = {
  multiplyAdds: 5_000_000,
  product32,
  product64,
  multiply64,
  addRows64,
  upper64,
  conjugate64,
  forward32,
  orthonormal32,
  normals32,
  moments32,
  map,
  borrow: () => undefined,
};
