import { erf, erfc } from '../special/erf.ts';
import { exp } from '../special/exp.ts';
import { log } from '../special/log.ts';
import type { Special } from '../special/names.ts';
import { normalCdf, normalPdf } from '../special/normal.ts';

const FUNCTIONS: Readonly<Record<Special, (x: number) => number>> = { exp, log, erf, erfc, normalCdf, normalPdf };

/** A special function of every number of an array. */
export function map(name: Special, values: Float64Array): Float64Array {
  return values.map(FUNCTIONS[name]);
}
