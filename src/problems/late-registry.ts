import type { LateFamily } from './late.ts';
import { lateMlp } from './mlp/late.ts';

/** The families of the registry as workers have them: large estimators are fetched when first needed. */
const lateFamilies: readonly LateFamily[] = [lateMlp];

/** The family that links call `id`. */
export function findLate(id: string): LateFamily | undefined {
  return lateFamilies.find((family) => family.id === id);
}
