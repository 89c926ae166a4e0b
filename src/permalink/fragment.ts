/** A link's key and its value, both decoded. */
export type Pair = readonly [key: string, value: string];

/** The pairs of a fragment, sorted by what becomes of them. */
export interface Pairs {
  /** The first value of every key, in the order of the link. */
  readonly first: ReadonlyMap<string, string>;
  /** Pairs whose key had come before. */
  readonly repeated: readonly Pair[];
  /** The text after the part that is read; empty in any link this project writes. */
  readonly unread: string;
}

/** Characters that are read. No link of ours comes near it, and a megabyte of garbage must cost nothing. */
const LONGEST = 8192;

/** Text with its %XX resolved, or as it stands where they are no UTF-8. Surrounding white space is dropped. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
}

/** Cuts at the first `separator`; without one the second part is empty. */
export function splitAt(text: string, separator: string): Pair {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Reads whole pairs only: half a number would be a wrong number. */
function readable(text: string): string {
  return text.length <= LONGEST ? text : text.slice(0, Math.max(0, text.lastIndexOf('&', LONGEST)));
}

/** Takes a fragment apart, with or without its `#`. Never throws; empty parts, as in `a=1&&b=2`, say nothing. */
export function parsePairs(fragment: string): Pairs {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  const read = readable(text);
  const first = new Map<string, string>();
  const repeated: Pair[] = [];
  for (const part of read.split('&')) {
    const [key, value] = splitAt(part, '=').map(decoded) as [string, string];
    if (key === '' && value === '') continue;
    if (first.has(key)) repeated.push([key, value]);
    else first.set(key, value);
  }
  return { first, repeated, unread: text.slice(read.length).replace(/^&/, '') };
}

/** Puts a fragment together, with its `#`. Keys and values must be free of `%`, `&` and `#`; see names.ts. */
export function formatPairs(pairs: readonly Pair[]): string {
  return `#${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`;
}
