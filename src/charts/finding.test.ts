import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../experiments/curves.ts';
import { ANY_LOOKS, anySummary } from './error-curves/arbitrary.ts';
import {
  ALONE,
  curves,
  DEPTH,
  limit,
  LIMITED,
  LOOKS,
  LOSING,
  measured,
  NOTHING,
  sampling,
  THREE,
  unreliable,
} from './error-curves/fixtures.ts';
import { isTold, outcomeOf, verdictAt, type Verdict } from './error-curves/verdict.ts';
import { findingOf, type Finding } from './finding.ts';
import { formatProse } from './numbers.ts';

const WORDS = { size: 'width', noun: { one: 'network', many: 'networks' } };

function finding(summary: Summary, size = 'width'): Finding {
  return findingOf(summary, LOOKS, { ...WORDS, size });
}

/** One method at width 64 against sampling that gives `expected`. */
function at64(point: ReturnType<typeof measured>, expected: number): Summary {
  return { ...THREE, sizes: [64], methods: [curves('k2', [point], [sampling(64, expected)])] };
}

describe('the finding', () => {
  it('says what a win is worth', () => {
    expect(finding(THREE)).toEqual({
      kind: 'wins',
      text: 'At width 256, order 3 gets the error of 2.3 million samples for the price of 5,300.',
    });
    expect(finding(at64(measured(64, 7.2e-4), 1 / 96)).text).toBe(
      'At width 64, order 2 gets the error of 1,400 samples for the price of 96.',
    );
  });

  it('counts a limit below sampling as a win of at least that much', () => {
    expect(finding(at64(limit(64, 1.7e-6), 1 / 5260))).toEqual({
      kind: 'wins',
      text: 'At width 64, order 2 beats 590,000 samples for the price of 5,300.',
    });
    expect(finding(LIMITED)).toEqual({
      kind: 'mixed',
      text: 'Order 3 beats sampling from width 32 on: at width 256 by more than 100× at equal FLOPs.',
    });
  });

  it('does not count samples against an error of 0 without noise', () => {
    expect(finding(at64(limit(64, 0), 1 / 5260))).toEqual({
      kind: 'wins',
      text: 'At width 64, order 2 makes no error that can be measured.',
    });
  });

  it('claims a win only outside the 95 % band', () => {
    expect(finding(at64(measured(64, 0.01, 0.3), 0.012))).toEqual({
      kind: 'unresolved',
      text: 'At width 64, order 2 and sampling are too close to tell apart.',
    });
    expect(finding(at64(measured(64, 0.01, 0.1), 0.012)).kind).toBe('wins');
    expect(finding(at64(measured(64, 0.01, 0.1), 0.01005)).kind).toBe('unresolved');
  });

  it('says so when sampling wins', () => {
    expect(finding(LOSING)).toEqual({
      kind: 'loses',
      text: 'Sampling wins here: at width 16 it is 1.7× better than order 1 at equal FLOPs.',
    });
  });

  it('says from where on a method wins', () => {
    const points = [measured(8, 0.4), measured(16, 0.1), measured(32, 0.01), measured(64, 1e-3)];
    const twins = [sampling(8, 0.1), sampling(16, 0.09), sampling(32, 0.08), sampling(64, 0.07)];
    const summary = { ...THREE, sizes: [8, 16, 32, 64], methods: [curves('k2', points, twins)] };
    expect(finding(summary)).toEqual({
      kind: 'mixed',
      text: 'Order 2 beats sampling from width 32 on: at width 64 by 70× at equal FLOPs.',
    });
    expect(finding({ ...summary, sizes: [8, 16, 32] }).text).toBe(
      'Order 2 beats sampling only at width 32: by 8.0× at equal FLOPs.',
    );
  });

  it('says up to where a method wins', () => {
    const points = [measured(1, 0.001), measured(2, 0.01), measured(4, 0.5)];
    const twins = [sampling(1, 0.1), sampling(2, 0.1), sampling(4, 0.1)];
    const summary = { ...DEPTH, sizes: [1, 2, 4], methods: [curves('k2', points, twins)] };
    expect(finding(summary, 'depth')).toEqual({
      kind: 'mixed',
      text: 'Up to depth 2, order 2 beats sampling; at depth 4 sampling is at least 5.0× better.',
    });
  });

  it('says when the reference does not see far enough', () => {
    expect(finding(at64(limit(64, 0.02), 0.01))).toEqual({
      kind: 'unresolved',
      text: 'At width 64, the error of order 2 is below the noise of the reference.',
    });
  });

  it('makes no claim from unreliable points', () => {
    expect(finding(at64(unreliable(64, 1e-9, 11), 0.01))).toEqual({
      kind: 'unreliable',
      text: 'Order 2 is unreliable at width 64: 11 of 20 networks gave trouble.',
    });
  });

  it('needs more than one instance', () => {
    const { band: _, ...single } = measured(64, 1e-6);
    expect(finding({ ...at64(single, 0.01), instances: 1 }).text).toBe(
      'Networks differ: one a size is too few to compare.',
    );
    expect(finding({ ...at64(single, 0.01), complete: false }).kind).toBe('neutral');
  });

  it('is neutral before there is anything to say, and has one action without methods', () => {
    expect(finding(NOTHING)).toEqual({ kind: 'neutral', text: 'Error against width' });
    expect(finding(NOTHING, 'depth').text).toBe('Error against depth');
    expect(finding(ALONE)).toEqual({
      kind: 'alone',
      text: 'Sampling alone: add a method to see what structure gives.',
    });
  });
});

describe('every finding', () => {
  const say = (summary: Summary): Finding => findingOf(summary, ANY_LOOKS, WORDS);
  const verdicts = (summary: Summary, size: number): Verdict[] =>
    summary.methods.flatMap((method) => verdictAt(method, size) ?? []);
  const told = (summary: Summary): number[] => summary.sizes.filter((size) => verdicts(summary, size).some(isTold));
  const numbers = (text: string): string[] => text.match(/[\d,.]+(?: (?:m|b|tr)illion)?/g) ?? [];
  const orderIn = (text: string): string => `k${/order (\d)/i.exec(text)?.[1] ?? ''}`;

  it('that claims a win names a method whose whole interval is better, at the largest size, with its numbers', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        const { kind, text } = say(summary);
        if (kind !== 'wins') return;
        const size = told(summary).at(-1) ?? 0;
        expect(text).toContain(`At width ${size}, `);
        const verdict = verdicts(summary, size).find(({ method }) => method === orderIn(text));
        const upper = verdict?.point.status === 'limit' ? verdict.point.error : verdict?.point.band?.high;
        expect(upper).toBeLessThan(verdict?.expected ?? 0);
        if (text.includes('a little')) return;
        const [, , worth, price] = numbers(text);
        expect(worth).toBe(formatProse(1 / (verdict?.point.error ?? 0)));
        expect(price?.replace(/[.,]$/, '')).toBe(formatProse(verdict?.samples));
      }),
      { numRuns: 500 },
    );
  });

  it('that gives the win to sampling is true of every method at that size and of none before', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        const { kind } = say(summary);
        if (kind !== 'loses') return;
        const size = told(summary).at(-1) ?? 0;
        for (const verdict of verdicts(summary, size).filter(isTold)) {
          expect(verdict.point.band?.low).toBeGreaterThan(verdict.expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that says from where on is true from there on and not before', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        const { kind, text } = say(summary);
        if (kind !== 'mixed') return;
        const [from] = (/(?:from|only at|up to) width (\d+)/i.exec(text) ?? []).slice(1).map(Number);
        const upTo = text.startsWith('Up to');
        for (const size of told(summary)) {
          const verdict = verdicts(summary, size).find(({ method }) => method === orderIn(text));
          const inside = upTo ? size <= (from ?? 0) : size >= (from ?? 0);
          const outcome = verdict && outcomeOf(verdict.point, verdict.expected);
          expect(inside ? outcome : 'wins').toBe('wins');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is one sentence in plain words, and all kinds occur', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(anySummary, (summary) => {
        const { kind, text } = say(summary);
        kinds.add(kind);
        expect(text).toMatch(/^[A-Z]/);
        expect(text).not.toMatch(/NaN|undefined|Infinity|∞|–|-/);
        expect(text.length).toBeLessThan(110);
        expect(text.endsWith('.')).toBe(kind !== 'neutral');
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect([...kinds].toSorted()).toEqual(['alone', 'loses', 'mixed', 'neutral', 'unreliable', 'unresolved', 'wins']);
  });
});
