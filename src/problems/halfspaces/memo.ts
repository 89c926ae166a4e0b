/** The last results of a pure function by the name of its arguments. */
export interface Memo<T> {
  get(name: string): T | undefined;
  set(name: string, value: T): void;
}

/** A memo of `most` results at most; the oldest leaves first. What it holds changes no digit, only how often it is worked out. */
export function memo<T>(most: number): Memo<T> {
  const results = new Map<string, T>();
  return {
    get: (name) => results.get(name),
    set(name, value) {
      results.set(name, value);
      const [oldest] = results.keys();
      if (results.size > most && oldest !== undefined) results.delete(oldest);
    },
  };
}
