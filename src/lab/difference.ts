import { formatCount } from '../charts/numbers.ts';
import type { Family } from '../problems/contract.ts';
import type { Document } from '../permalink/document.ts';

/** What a parameter is called in a few characters: "L = 4", or "kind hard" without a symbol. */
function short(family: Family, name: string, value: number | string): string {
  const field = family.params[name];
  const symbol = field && field.type !== 'choice' ? field.symbol : undefined;
  return symbol ? `${symbol} = ${value}` : `${(field?.label ?? name).toLowerCase()} ${value}`;
}

/**
 * What sets a document apart from another, in a few characters of its own values: "L = 4", "seed 7". Undefined where
 * only the methods differ: they are named on the chart.
 */
export function distinction(family: Family, document: Document, other: Document): string | undefined {
  const parts = Object.entries(document.params)
    .filter(([name, value]) => other.params[name] !== value)
    .map(([name, value]) => short(family, name, value));
  if (document.seed !== other.seed) parts.push(`seed ${document.seed}`);
  if (document.instances !== other.instances) {
    parts.push(`${document.instances} ${document.instances === 1 ? family.noun.one : family.noun.many}`);
  }
  if (document.samples !== other.samples) parts.push(`${formatCount(document.samples)} samples`);
  return parts.length > 0 ? parts.join(', ') : undefined;
}
