import { describe, expect, it } from 'vitest';
import { createCodec } from './codec.ts';
import { describeIssue, describeIssues } from './describe.ts';
import { fakeFamilies } from './fakes/families.ts';

const { decode } = createCodec(fakeFamilies, 1);
const sentences = (fragment: string) => decode(fragment).issues.map((issue) => describeIssue(issue, fakeFamilies));
const title = (fragment: string) => describeIssues(decode(fragment).issues, fakeFamilies);

describe('an issue in plain words', () => {
  it.each([
    ['depth=99', 'depth=99 → 32, the largest.'],
    ['width=2', 'width=2 → 4, the smallest.'],
    ['seed=-3', 'seed=-3 → 0, the smallest.'],
    ['family=clauses&alpha=0', 'alpha=0 → 0.25, the smallest.'],
    ['methods=series:order=9', 'series:order=9 → 4, the largest.'],
    ['methods=magic', 'methods=magic left out.'],
    ['colour=red', 'colour=red left out.'],
    ['colour', 'colour left out.'],
    ['seed=abc', 'seed=abc is not a whole number; 1 is used.'],
    ['seed=', 'seed has no value; 1 is used.'],
    ['family=clauses&alpha=x', 'alpha=x is not a number; 3.5 is used.'],
    ['family=clauses&polarity=odd', 'polarity=odd is not one of even, skewed; even is used.'],
    ['methods=series:factored=1', 'series:factored=1 is not one of false, true; false is used.'],
    ['family=graphs', 'family=graphs is not known here; mlp is used.'],
    ['seed=7&seed=9', 'seed=9 left out; the first one counts.'],
    ['methods=mean,mean', 'methods=mean left out; the first one counts.'],
    ['v=2', 'This link is of version 2; this page reads version 1, so parts of it may be missing.'],
    ['v=x', 'v=x does not name a version; 1 is used.'],
    ['e=0', 'This link was made with engine 0; this page runs engine 1, so digits may differ.'],
    ['e=x', 'e=x does not name an engine; digits may differ.'],
  ])('says of %s: %s', (fragment, sentence) => {
    expect(sentences(fragment)).toStrictEqual([sentence]);
  });

  it('says that an eighth method is one too many', () => {
    const orders = [1, 2, 3, 4].flatMap((order) => [`series:order=${order}`, `series:order=${order}:factored=true`]);
    expect(sentences(`methods=${orders.join(',')}`)).toStrictEqual([
      'methods=series:order=4:factored=true left out; seven methods at most.',
    ]);
  });

  it('counts those that are not listed', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}=0`).join('&');
    expect(sentences(keys(12))).toHaveLength(12);
    expect(sentences(keys(13)).at(-1)).toBe('One other part could not be used either.');
    expect(sentences(keys(400)).at(-1)).toBe('388 other parts could not be used either.');
  });
});

describe('the sentence above the list', () => {
  it.each([
    ['', ''],
    ['depth=99', 'One part of this link could not be used.'],
    ['depth=99&seed=x', 'Two parts of this link could not be used.'],
    ['depth=99&seed=x&e=0&v=3', 'Two parts of this link could not be used.'],
    [Array.from({ length: 12 }, (_, i) => `k${i}`).join('&'), 'Twelve parts of this link could not be used.'],
    [Array.from({ length: 400 }, (_, i) => `k${i}`).join('&'), '400 parts of this link could not be used.'],
    ['e=0', 'This link was made with engine 0; this page runs engine 1, so digits may differ.'],
    [
      'e=2&v=2',
      'This link is of version 2; this page reads version 1, so parts of it may be missing. ' +
        'This link was made with engine 2; this page runs engine 1, so digits may differ.',
    ],
  ])('for %s is: %s', (fragment, sentence) => {
    expect(title(fragment)).toBe(sentence);
  });
});
