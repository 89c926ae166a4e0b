import type { Issue } from './document.ts';

/** Takes note of an issue. */
export type Report = (issue: Issue) => void;

/** Issues listed one by one. */
const MOST_ISSUES = 12;
const LONGEST = 40;

/** Control and format characters, line ends and unpaired surrogates: they hide, reverse or break what they are quoted in. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Foreign text that can be quoted in a sentence: at most 40 characters, unprintable ones as �. */
export function quotable(text: string): string {
  const characters = Array.from(text.slice(0, 2 * LONGEST + 2));
  const shown = characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
  return shown.replace(UNPRINTABLE, '�');
}

/** The first twelve issues with quotable texts, and one that counts the rest where there are more. */
export function listed(issues: readonly Issue[]): readonly Issue[] {
  const shown = issues
    .slice(0, MOST_ISSUES)
    .map((issue) => ({ ...issue, field: quotable(issue.field), found: quotable(issue.found) }));
  const rest = issues.length - shown.length;
  return rest > 0 ? [...shown, { field: '', problem: 'more', found: String(rest), used: '' }] : shown;
}
