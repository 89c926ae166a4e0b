/** Where memory that the caller may use begins. */
export function heapBase(): usize {
  return (__heap_base + 63) & ~63;
}

export { fillNormals } from './gaussian';
export { moments32 } from './moments';
export { orthonormal32 } from './orthonormal';
export { layer32, pack32, pack64, packColumns64, product64, upper64 } from './product';
export { addRows64 } from './rows';
export { mapErf, mapErfc, mapExp, mapLog, mapNormalCdf, mapNormalPdf } from './special';
