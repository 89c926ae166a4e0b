import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOUR, group, quantiles } from './fixtures.ts';
import { judge, type Judgement } from './verdict.ts';
import { calibrationSentence, finePercent, points, wholePercent } from './words.ts';

function said(...groups: Parameters<typeof calibrationSentence>[0]): string {
  return calibrationSentence(groups).replaceAll('\u00a0', ' ');
}

/** `within` of `count` ratios inside 1σ, all others at the given size. */
function split(count: number, within: number, other: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (index < within ? 0.5 : other));
}

/** Whether the ratios bear out what is claimed of them. */
function holds({ verdict, shares, count, doubt }: Judgement): boolean {
  const gaps = shares.map(({ share, normal, standardError }) => ({ gap: share - normal, two: 2 * standardError }));
  const far = gaps.filter(({ gap, two }) => Math.abs(gap) > 0.05 && Math.abs(gap) > two);
  switch (verdict) {
    case 'few':
      return count < 20;
    case 'bold':
      return far.some(({ gap }) => gap < 0);
    case 'cautious':
      return far.some(({ gap }) => gap > 0);
    case 'uneven':
      return far.length === 2;
    case 'calibrated':
      return gaps.every(({ gap }) => Math.abs(gap) <= 0.05) && doubt <= 0.1;
    case 'open':
      return count >= 20;
  }
}

const ratios = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 400 });
const scaled = fc
  .tuple(fc.integer({ min: 0, max: 600 }), fc.double({ min: 0.05, max: 30, noNaN: true }))
  .map(([count, scale]) => quantiles(count, scale));

describe('the sentence', () => {
  it('says how many errors are within what was predicted', () => {
    expect(said(group(3, quantiles(512)))).toBe(
      'Order 3 is well calibrated: 68 % of 512 errors within 1σ (normal: 68 %), 95 % within 2σ (95 %).',
    );
    expect(said(group(1, quantiles(512, 2.4)))).toBe(
      'Order 1 is too bold: 32 % of 512 errors within 1σ (normal: 68 %), 59 % within 2σ (95 %).',
    );
    expect(said(group(2, quantiles(512, 0.6)))).toMatch(/^Order 2 is too cautious: 91 % of 512/);
  });

  it('puts the gravest case first and the others into words', () => {
    expect(calibrationSentence(FOUR)).toMatch(
      /^Order 1 is too bold: .*; order 2 is too cautious, order 3 is well calibrated, order 4 has too few errors\.$/,
    );
    const both = [group(1, quantiles(99, 3)), group(2, quantiles(99)), group(3, quantiles(99))];
    expect(calibrationSentence(both)).toMatch(/; order 2 and order 3 are well calibrated\.$/);
  });

  it('does not judge fewer than twenty errors', () => {
    expect(said(group(4, quantiles(19)))).toBe('Order 4 has 19 errors, too few to judge: it takes 20.');
    expect(said(group(4, [9]))).toBe('Order 4 has 1 error, too few to judge: it takes 20.');
    expect(said(group(4, []))).toBe('Order 4 has no errors to judge by.');
    expect(said()).toBe('No method predicts its own error here.');
  });

  it('sees no fault where a fault could not be seen', () => {
    expect(said(group(3, quantiles(30)))).toMatch(/^Order 3 shows no fault: .*, give or take 18 points\.$/);
    expect(judge(quantiles(60)).verdict).toBe('open');
    expect(judge(quantiles(100)).verdict).toBe('calibrated');
  });

  it('never says all or none where it is not', () => {
    expect([wholePercent(0.999), wholePercent(1), wholePercent(0.001), wholePercent(0)]).toEqual(
      ['over 99 %', '100 %', 'under 1 %', '0 %'].map((text) => text.replace(/ (?=%)/, '\u00a0')),
    );
    expect(finePercent(0.99999)).toBe('>\u00a099.9\u00a0%');
    expect([points(0), points(0.0204)]).toEqual(['0.1', '2.0']);
  });

  it('is one sentence of finite numbers, whatever the ratios', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(ratios, scaled), { maxLength: 7 }), (all) => {
        const groups = all.map((each, index) => group((index % 7) as 0, each));
        const text = calibrationSentence(groups);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        expect(text).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });
});

describe('the verdict', () => {
  it('needs both two standard errors and five points', () => {
    // 62.5 % of 40 and 75 % of 40: farther than 5 points, within two standard errors.
    expect(judge(split(40, 25, 1.5)).verdict).toBe('open');
    expect(judge(split(40, 30, 1.5)).verdict).toBe('open');
    // 65 % of 10,000: beyond chance, but only 3 points.
    expect(judge(split(10_000, 6500, 1.5)).verdict).toBe('calibrated');
    expect(judge(split(10_000, 6200, 1.5)).verdict).toBe('bold');
    expect(judge(split(10_000, 7500, 1.5)).verdict).toBe('cautious');
  });

  it('knows small errors with a heavy tail', () => {
    expect(judge(split(500, 420, 5)).verdict).toBe('uneven');
  });

  it('is bold or cautious only beyond chance and tolerance, and calibrated only within both', () => {
    fc.assert(
      fc.property(fc.oneof(ratios, scaled), (all) => {
        const judgement = judge(all);
        for (const { standardError } of judgement.shares) expect(standardError).toBeGreaterThan(0);
        expect(holds(judgement)).toBe(true);
      }),
    );
  });

  it('does not depend on signs', () => {
    fc.assert(
      fc.property(scaled, (all) => {
        expect(judge(all.map((ratio) => Math.abs(ratio)))).toEqual(judge(all));
      }),
    );
  });
});
