import { formatNumber } from '../numbers.ts';
import type { Tail, TailMethod } from './model.ts';

/** Under this probability a deduction gives an order of magnitude, and under the other one nothing. */
export const ROUGH = 1e-3;
export const NOTHING = 1e-6;

export type Failure = 'negative' | 'zero' | 'above 1' | 'not a number' | 'refused';

/** What a method claims at a threshold. */
export type Claim =
  | { readonly kind: 'value' | 'rough'; readonly probability: number }
  | { readonly kind: 'beyond' }
  | { readonly kind: 'failed'; readonly why: Failure };

function failureOf(probability: number): Failure | undefined {
  if (Number.isNaN(probability)) return 'not a number';
  if (probability < 0) return 'negative';
  if (probability === 0) return 'zero';
  return probability > 1 + 1e-9 ? 'above 1' : undefined;
}

function claimedBy(method: TailMethod, index: number): Claim {
  const probability = method.probability[index] ?? NaN;
  const why = failureOf(probability);
  if (why !== undefined) return { kind: 'failed', why };
  if (probability < NOTHING) return { kind: 'beyond' };
  return { kind: probability < ROUGH ? 'rough' : 'value', probability: Math.min(1, probability) };
}

/** Probabilities that are none fail; small ones are orders of magnitude, whatever the method says of its own reach. */
export function claimOf(tail: Tail, method: TailMethod, index: number): Claim {
  const claim = claimedBy(method, index);
  if (method.name !== tail.focus) return claim;
  const reach = tail.reach[index] ?? 'beyond';
  if (reach === 'refused') return { kind: 'failed', why: 'refused' };
  if (claim.kind === 'failed') return claim;
  if (reach === 'beyond') return { kind: 'beyond' };
  return claim.kind === 'value' && reach === 'order-of-magnitude' ? { ...claim, kind: 'rough' } : claim;
}

export function claimsOf(tail: Tail, method: TailMethod): readonly Claim[] {
  return tail.thresholds.map((_, index) => claimOf(tail, method, index));
}

/** A threshold: three digits, without zeros at the end. */
export function formatThreshold(threshold: number): string {
  const text = formatNumber(threshold, 3);
  return /×/.test(text) || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
}

/** "negative from t = 2.4", "negative between t = 1.8 and 2.2"; undefined where nothing fails. */
export function failureNote(tail: Tail, method: TailMethod, symbol: string): string | undefined {
  const claims = claimsOf(tail, method);
  const first = claims.findIndex(({ kind }) => kind === 'failed');
  const claim = claims[first];
  if (claim?.kind !== 'failed') return undefined;
  const after = claims.findIndex(({ kind }, index) => index > first && (kind === 'value' || kind === 'rough'));
  const at = (index: number): string => formatThreshold(tail.thresholds[index] ?? NaN);
  const from = `${symbol} = ${at(first)}`;
  if (after < 0) return `${claim.why} from ${from}`;
  return after - first === 1 ? `${claim.why} at ${from}` : `${claim.why} between ${from} and ${at(after - 1)}`;
}
