import type { Family } from '../problems/contract.ts';
import type { Document, Issue } from './document.ts';
import { formatPairs, type Pair, parsePairs } from './fragment.ts';
import { listed, type Report } from './issues.ts';
import { checkNames } from './names.ts';
import { v1 } from './versions/v1.ts';
import type { Version } from './versions/version.ts';

/**
 * Link versions, from 1. A version 2 is appended, with a `Document` of its own shape; the entry of version 1 then reads
 * what version 1 said and brings it one step on: `{ read: (...from) => v2FromV1(v1.read(...from)) }`, and 2 to 3 likewise.
 */
const VERSIONS: readonly Version[] = [v1];
const NEWEST: Version = v1;
const LATEST = VERSIONS.length;

/** What a fragment says, and what of it could not be used: at most twelve issues, and one that counts the rest. */
export interface Decoded {
  readonly document: Document;
  readonly issues: readonly Issue[];
}

/** The two directions between documents and URL fragments; `decode(encode(d))` is `d`, without issues, for every valid d. */
export interface Codec {
  /** The shortest fragment, with its `#`, that means `document`, which must be valid. */
  readonly encode: (document: Document) => string;
  /** Never throws: whatever the text, the document is valid. The `#` may be missing; an empty text is the default document. */
  readonly decode: (fragment: string) => Decoded;
}

function readVersion(found: string, report: Report): Version {
  const number = /^\d+$/.test(found) ? Number(found) : 0;
  if (number === 0) report({ field: 'v', problem: 'malformed', found, used: '1' });
  if (number > LATEST) report({ field: 'v', problem: 'newer', found, used: String(LATEST) });
  return number > LATEST ? NEWEST : (VERSIONS[number - 1] ?? v1);
}

/** Another engine is no reason to refuse a link: it means the same document, perhaps with other digits. */
function checkEngine(found: string | undefined, engine: number, report: Report): void {
  if (found === undefined) return;
  const problem = /^\d+$/.test(found) ? 'other-engine' : 'malformed';
  if (problem === 'malformed' || Number(found) !== engine) report({ field: 'e', problem, found, used: String(engine) });
}

function reportLeftOvers(repeated: readonly Pair[], unread: string, report: Report): void {
  for (const [field, found] of repeated) report({ field, problem: 'duplicate', found, used: '' });
  if (unread !== '') report({ field: unread, problem: 'unknown', found: '', used: '' });
}

/**
 * The codec for links to `families` on a page that runs revision `engine`. Issues come in the order of what matters:
 * version, engine, values, unknown keys, repeated keys. Throws if a family has names that links cannot carry.
 */
export function createCodec(families: readonly Family[], engine: number): Codec {
  checkNames(families);
  return {
    encode(document) {
      return formatPairs([['v', String(LATEST)], ['e', String(engine)], ...NEWEST.write(document, families)]);
    },
    decode(fragment) {
      const issues: Issue[] = [];
      const report: Report = (issue) => issues.push(issue);
      const { first, repeated, unread } = parsePairs(fragment);
      const version = readVersion(first.get('v') ?? '1', report);
      checkEngine(first.get('e'), engine, report);
      const document = version.read(first, families, report);
      reportLeftOvers(repeated, unread, report);
      return { document, issues: listed(issues) };
    },
  };
}
