/**
 * Finds faults of package-lock.json that `npm install` makes silently and `npm ci` trips over later, on another machine:
 * binaries for other platforms left out, and addresses of whatever registry was used.
 */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export interface Lock {
  readonly packages: Readonly<Record<string, Entry>>;
}

/** What is wrong with a lock, one sentence each; none if it is sound. */
export function faultsOf(lock: Lock): string[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isComplete(resolve(lock, path, name)))
      .map((name) => `${path || 'the project'} names ${name}, which has no entry with version and integrity.`),
    ...(path !== '' && !isComplete(entry) ? [`${path} has no version or no integrity.`] : []),
    ...(entry.resolved === undefined ? [] : [`${path} carries the address of a registry.`]),
  ]);
}

const isComplete = (entry: Entry | undefined): boolean => entry?.version !== undefined && entry.integrity !== undefined;

/** As Node does: the nearest node_modules, from the dependent upwards. */
function resolve(lock: Lock, from: string, name: string): Entry | undefined {
  for (let path = from; ; path = path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')))) {
    const found = lock.packages[path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`];
    if (found || path === '') return found;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;
  const faults = faultsOf(lock);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
