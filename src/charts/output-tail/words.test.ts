import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyData } from './arbitrary.ts';
import { claimOf, failureNote, formatThreshold } from './claims.ts';
import { FAILING, SKEWED } from './fixtures.ts';
import type { OutputTailData, Tail } from './model.ts';
import { claimText, focusOf, outputTailSentence, readoutOf, sampledText, surprise, toldThreshold } from './words.ts';

const { tail } = SKEWED;

function withTail(more: Partial<Tail>): OutputTailData {
  return { ...SKEWED, tail: { ...tail, ...more } };
}

/** Claims of the default method when it says `probability` at one threshold. */
function one(probability: number, reach: Tail['reach'][number] = 'value'): string {
  const method = { name: 'Edgeworth', slot: 3 as const, variant: 'solid' as const, probability: [probability] };
  const single: Tail = { ...tail, thresholds: [1], methods: [method], reach: [reach] };
  return claimText(claimOf(single, method, 0));
}

describe('the sentence', () => {
  it('compares at the farthest threshold where deduction gives a value', () => {
    expect(outputTailSentence(SKEWED)).toBe(
      'At t = 3.5 deduction says 1.7×10⁻³; sampling of the same cost has seen 3 of 1,371.',
    );
  });

  it('says when a count is not what deduction explains', () => {
    expect(outputTailSentence(FAILING)).toBe(
      'At t = 1.9 deduction says 3.0×10⁻³; sampling of the same cost has seen 83 of 1,371, more than chance explains.',
    );
    const none = tail.sampled.map((sampled) => ({ ...sampled, count: 0, probability: 0, standardError: 0 }));
    const early = {
      sampled: none,
      reach: tail.thresholds.map((t) => (t < 2 ? ('value' as const) : ('beyond' as const))),
    };
    expect(outputTailSentence(withTail(early))).toMatch(/seen none of 1,371, fewer than chance explains\.$/);
  });

  it('gives no digits where only an order of magnitude is known', () => {
    const rough = withTail({ reach: tail.reach.map((reach) => (reach === 'value' ? 'beyond' : reach)) });
    expect(outputTailSentence(rough)).toBe(
      'At t = 4.9 deduction says about 10⁻⁵, an order of magnitude; sampling of the same cost has seen none of 1,371.',
    );
  });

  it('says when there is nothing to say', () => {
    const silent = withTail({ reach: tail.reach.map(() => 'refused') });
    expect(outputTailSentence(silent)).toBe(
      'Deduction gives no tail here; at t = 5.5 sampling of the same cost has seen none of 1,371.',
    );
    expect(outputTailSentence(withTail({ thresholds: [] }))).toBe('There is no threshold to compare at.');
    const reference = {
      samples: 100_000,
      sampled: SKEWED.tail.sampled.map((each) => ({ ...each, count: 9, probability: 8.1e-3 })),
    };
    expect(outputTailSentence(withTail({ reference }))).toMatch(
      /deduction says \S+, 100,000 samples 8.1×10⁻³; sampling/,
    );
    expect(outputTailSentence(withTail({ samples: 0, sampled: [] }))).toMatch(/; nothing was sampled\.$/);
  });

  it('never says NaN, and never more than the data', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const text = outputTailSentence(data);
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        const method = focusOf(data.tail);
        const index = toldThreshold(data.tail);
        const probability = method && index !== undefined ? method.probability[index] : undefined;
        // A number is deduced only where it is a probability within reach, and in digits only from 10⁻³ on.
        expect(text.startsWith('At ')).toBe(
          probability !== undefined && probability >= 1e-6 && probability <= 1 + 1e-9,
        );
        const digits = /deduction says [\d.×⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+;/.test(text);
        expect(!digits || (probability ?? 0) >= 1e-3).toBe(true);
        const reach = index === undefined ? undefined : data.tail.reach[index];
        expect(!digits || reach === 'value').toBe(true);
      }),
    );
  });
});

describe('chance', () => {
  it('explains what three standard deviations hold, and few events more', () => {
    expect([surprise(2, 1371, 1.3e-3), surprise(20, 1371, 1.3e-3), surprise(0, 1371, 0.01)]).toEqual([
      undefined,
      'more',
      'fewer',
    ]);
    expect([surprise(1, 1000, 1e-6), surprise(3, 1000, 1e-6), surprise(4, 1000, 1e-6)]).toEqual([
      undefined,
      undefined,
      'more',
    ]);
  });
});

describe('claims', () => {
  it('are values, orders of magnitude, nothing or failures', () => {
    expect([one(0.0123), one(4e-4), one(4e-7), one(-1e-5), one(0), one(NaN), one(1.2)]).toEqual([
      '0.012',
      'about 10⁻³',
      'out of reach',
      'negative',
      'zero',
      'not a number',
      'above 1',
    ]);
  });

  it('keep to what the default method says of its reach', () => {
    expect([one(0.02, 'order-of-magnitude'), one(0.02, 'beyond'), one(0.02, 'refused')]).toEqual([
      'about 10⁻²',
      'out of reach',
      'refused',
    ]);
    expect([one(-1, 'beyond'), one(1e-9, 'value')]).toEqual(['negative', 'out of reach']);
  });

  it('say from where a method fails, and up to where', () => {
    const method = {
      name: 'other',
      slot: 1 as const,
      variant: 'solid' as const,
      probability: [0.5, -1, 0.1, NaN, NaN],
    };
    const five: Tail = { ...tail, thresholds: [1, 2, 3, 4, 5], methods: [method] };
    expect(failureNote(five, method, 't')).toBe('negative at t = 2');
    const late = { ...method, probability: [0.5, 0.4, 0.1, NaN, -1] };
    expect(failureNote(five, late, 't')).toBe('not a number from t = 4');
    const gap = { ...method, probability: [0.5, -1, -1, 0.1, 0.1] };
    expect(failureNote(five, gap, 't')).toBe('negative between t = 2 and 3');
    expect(failureNote(five, { ...method, probability: [0.5, 0.4, 0.3, 0.2, 0.1] }, 't')).toBeUndefined();
  });
});

describe('numbers', () => {
  it('leave out zeros of thresholds', () => {
    expect([2.1, 2, -0.5, 0, 120, 1e-4].map(formatThreshold)).toEqual(['2.1', '2', '−0.5', '0', '120', '1.00×10⁻⁴']);
  });

  it('give few events the interval that is drawn, and none a limit', () => {
    expect(sampledText({ probability: 0.099, standardError: 0.008, count: 136 }, 1371)).toBe('0.099 ± 0.02');
    expect(sampledText({ probability: 2 / 1371, standardError: 1.03e-3, count: 2 }, 1371)).toBe(
      '1.5×10⁻³ (3.7×10⁻⁴ to 5.8×10⁻³)',
    );
    expect(sampledText({ probability: 0, standardError: 0, count: 0 }, 1371)).toBe('below 2.2×10⁻³');
  });

  it('are read at the cursor', () => {
    expect(readoutOf(SKEWED, 10)).toBe('t = 1.5: sampled 136 of 1,371, 0.099 ± 0.02; Gaussian 0.067; Edgeworth 0.091.');
    expect(readoutOf(SKEWED, undefined)).toBe('');
    fc.assert(
      fc.property(anyData, fc.nat(20), (data, index) => {
        expect(readoutOf(data, index)).not.toMatch(/NaN|undefined/);
      }),
    );
  });
});
