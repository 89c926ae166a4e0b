import type { MethodLook } from '../problems/contract.ts';
import type { Look } from './error-curves/model.ts';
import { colourOf, dashOf, shapeOf } from './palette.ts';

/** How a method is painted: other variants are hollow and dashed. */
export function lookOf({ slot, variant }: Pick<MethodLook, 'slot' | 'variant'>): Look {
  const dash = dashOf(variant);
  const base = { colour: colourOf(slot), shape: shapeOf(slot), hollow: dash !== undefined };
  return dash === undefined ? base : { ...base, dash };
}
