import type { Family } from '../../problems/contract.ts';
import type { Document } from '../document.ts';
import type { Pair } from '../fragment.ts';
import type { Report } from '../issues.ts';

/** How one link version says a document, apart from `v` and `e`. */
export interface Version {
  /** Reads the first value of every key; reports keys that mean nothing. Never throws. */
  read(texts: ReadonlyMap<string, string>, families: readonly Family[], report: Report): Document;
  /** The pairs of a valid document that differ from the version's frozen defaults. Throws for an unknown family or method. */
  write(document: Document, families: readonly Family[]): readonly Pair[];
}
