import type { Opened } from './contract.ts';
import { opened } from './family.ts';
import { FieldError } from './field-error.ts';
import { readHalfspaces } from './halfspaces/explicit.ts';
import { halfspacesEngine } from './halfspaces/index.ts';
import { readMlp } from './mlp/explicit.ts';
import { mlpEngine } from './mlp/index.ts';
import { readMatrixCsv } from './permanents/csv.ts';
import { readPermanent } from './permanents/explicit.ts';
import { permanentsEngine } from './permanents/index.ts';
import { readDimacs } from './sat/dimacs.ts';
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

/** Formats that describe an instance as text: its family, and how it is opened. */
const formats: Readonly<Record<string, { readonly family: string; open(text: string): Opened }>> = {
  cnf: { family: 'sat', open: (text) => opened(satEngine, readDimacs(text)) },
  csv: { family: 'permanents', open: (text) => opened(permanentsEngine, readMatrixCsv(text)) },
  tsv: { family: 'permanents', open: (text) => opened(permanentsEngine, readMatrixCsv(text)) },
};

/** The family whose instances files with this ending describe as text: DIMACS CNF, or a table of numbers; undefined for others. */
export function familyOfFormat(ending: string): string | undefined {
  return Object.hasOwn(formats, ending) ? formats[ending]?.family : undefined;
}

/**
 * Opens an instance from the text of a file whose ending `familyOfFormat` knows.
 *
 * @throws FieldError for the line, or the row and column, at fault.
 */
export function openText(ending: string, text: string): Opened {
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  if (!format) throw new FieldError('file', `.${ending} is not known; known: ${Object.keys(formats).join(', ')}`);
  return format.open(text);
}

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
