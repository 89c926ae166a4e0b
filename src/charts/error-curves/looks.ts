import type { MethodLook } from '../../problems/contract.ts';
import { colourOf, dashOf, SAMPLING_COLOUR, shapeOf } from '../palette.ts';
import type { Line, Look } from './model.ts';

/** By `MethodCurves.name`. */
export type Looks = ReadonlyMap<string, MethodLook>;

/** The look of a method that no family names: it is drawn and called by what the link says. */
function stranger(name: string): MethodLook {
  return { slot: 0, variant: 'dashed', name, short: name, remembers: '' };
}

export function lookOf(looks: Looks, method: string): MethodLook {
  return looks.get(method) ?? stranger(method);
}

/** A name in mid sentence: "order 2". A word in capitals keeps them. */
export function midSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** "Order 2", or "Sampling, cost of order 2". */
export function lineName(looks: Looks, line: Line): string {
  const { name } = lookOf(looks, line.method);
  return line.kind === 'method' ? name : `Sampling, cost of ${midSentence(name)}`;
}

/** How a line is painted: sampling is grey and hollow, with the mark of the method whose cost it has. */
export function paintOf(looks: Looks, line: Line): Look {
  const look = lookOf(looks, line.method);
  const shape = shapeOf(look.slot);
  if (line.kind === 'sampling') return { colour: SAMPLING_COLOUR, shape, hollow: true };
  const dash = dashOf(look.variant);
  const colour = colourOf(look.slot);
  return dash === undefined ? { colour, shape, hollow: false } : { colour, shape, hollow: true, dash };
}

export function sameLine(one: Line | undefined, other: Line | undefined): boolean {
  return one !== undefined && one.kind === other?.kind && one.method === other.method;
}
