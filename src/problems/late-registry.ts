import { halfspacesIdentity } from './halfspaces/identity.ts';
import { lateFamily } from './late-family.ts';
import type { LateSource } from './late.ts';
import { lateMlp } from './mlp/late.ts';
import { permanentsIdentity } from './permanents/identity.ts';
import { satIdentity } from './sat/identity.ts';

/** The families of the registry as workers have them: what is large is fetched when first needed. */
const lateSources: readonly LateSource[] = [
  lateMlp,
  lateFamily(halfspacesIdentity, async () => (await import('./halfspaces/index.ts')).halfspaces),
  lateFamily(satIdentity, async () => (await import('./sat/index.ts')).sat),
  lateFamily(permanentsIdentity, async () => (await import('./permanents/index.ts')).permanents),
];

/** The family that links call `id`. */
export function findLate(id: string): LateSource | undefined {
  return lateSources.find((family) => family.id === id);
}
