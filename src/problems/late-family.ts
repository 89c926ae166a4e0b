import { invariant } from '../numerics/invariant.ts';
import type { Source } from './contract.ts';
import type { LateSource } from './late.ts';

/** A family whose whole engine is fetched with the first task that names it. */
export function lateFamily(identity: Pick<Source, 'id' | 'size'>, load: () => Promise<Source>): LateSource {
  let source: Source | undefined;
  let fetching: Promise<void> | undefined;

  async function fetch(): Promise<void> {
    try {
      source = await load();
    } finally {
      // A failed fetch is tried again the next time.
      fetching = undefined;
    }
  }

  return {
    ...identity,
    open(params, key) {
      invariant(source, `${identity.id} is prepared before it is used`);
      return source.open(params, key);
    },
    prepare() {
      return source ? undefined : (fetching ??= fetch());
    },
  };
}
