import type { Opened } from './contract.ts';
import { opened } from './family.ts';
import { FieldError } from './field-error.ts';
import { readHalfspaces } from './halfspaces/explicit.ts';
import { halfspacesEngine } from './halfspaces/index.ts';
import { readMlp } from './mlp/explicit.ts';
import { mlpEngine } from './mlp/index.ts';
import { readPermanent } from './permanents/explicit.ts';
import { permanentsEngine } from './permanents/index.ts';
import { readSat } from './sat/explicit.ts';
import { satEngine } from './sat/index.ts';

/** For each family, how an instance is opened that a file describes. Pages load it only where files are read. */
const readers: Readonly<Record<string, (value: unknown) => Opened>> = {
  mlp: (value) => opened(mlpEngine, readMlp(value)),
  halfspaces: (value) => opened(halfspacesEngine, readHalfspaces(value)),
  sat: (value) => opened(satEngine, readSat(value)),
  permanents: (value) => opened(permanentsEngine, readPermanent(value)),
};

/** The families whose instances can be read. */
export const explicitFamilies: readonly string[] = Object.keys(readers);

/**
 * Opens an instance of a family from parsed JSON.
 *
 * @throws FieldError for the field `family`, or for one of the instance.
 */
export function openExplicit(family: string, value: unknown): Opened {
  const read = Object.hasOwn(readers, family) ? readers[family] : undefined;
  if (!read)
    throw new FieldError('family', `${JSON.stringify(family)} is not known; known: ${explicitFamilies.join(', ')}`);
  return read(value);
}
