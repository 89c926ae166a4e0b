import { kernels } from '../kernels/active.ts';
import { onArray } from '../kernels/special.ts';
import { erf, erfc } from './erf.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { normalCdf, normalPdf } from './normal.ts';

const FUNCTIONS = { exp, log, erf, erfc, normalCdf, normalPdf };

/** A special function that can be had for whole arrays. */
export type Special = keyof typeof FUNCTIONS;

/** A special function of every number of an array, as a new array; what each is, and how exact, is said at the function. */
export function mapSpecial(name: Special, values: Float64Array): Float64Array {
  const workspace = kernels();
  return workspace ? onArray(workspace, name, values) : values.map(FUNCTIONS[name]);
}
