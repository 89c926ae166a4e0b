import type { Constraint } from '../constraint.ts';
import { sizeOf } from '../estimators/bits.ts';
import type { KindName } from '../parameters.ts';

/**
 * The ways to violate a constraint of r variables, as patterns: bit j is 1 where variables[j] is false. One for `sat`, all
 * literals false; two for `nae`; 2^(r−1) for `xor`, with an odd number of false literals.
 */
export function violations(kind: KindName, { signs }: Constraint): readonly number[] {
  const all = (1 << signs.length) - 1;
  const falsified = signs.reduce((pattern, sign, j) => (sign > 0 ? pattern | (1 << j) : pattern), 0);
  if (kind === 'sat') return [falsified];
  if (kind === 'nae') return [falsified, falsified ^ all];
  return Array.from({ length: all + 1 }, (_, pattern) => pattern).filter(
    (pattern) => sizeOf(~(pattern ^ falsified) & all) % 2 === 1,
  );
}
