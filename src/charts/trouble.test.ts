import { describe, expect, it } from 'vitest';
import type { CurvePoint } from '../experiments/curves.ts';
import { isTold, isUnreliable, type Note } from '../problems/contract.ts';
import { bytesOf, MOST_NUMBERS } from '../problems/mlp/cumulants/limit.ts';
import { troubleAt, troubleOf } from './trouble.ts';

const note = (code: Note['code'], amount = 1, stage = 4): Note => ({ stage, code, amount });
const noun = { one: 'network', many: 'networks' };

const CODES = [
  'variance-clamped',
  'not-finite',
  'implausible',
  'orders-diverge',
  'variance-lost',
  'variance-halved',
  'correlated',
  'fell-back',
  'too-large',
  'no-metric',
  'underflow',
  'series-truncated',
  'negative',
  'above-one',
  'outside-regime',
  'not-random',
] as const satisfies readonly Note['code'][];
const whole: Exclude<Note['code'], (typeof CODES)[number]> extends never ? true : never = true;

describe('trouble in words', () => {
  it.each([
    [note('variance-clamped', 3), 'from layer 5: variance clamped at 3 neurons'],
    [note('variance-clamped', 1, 0), 'from layer 1: variance clamped at 1 neuron'],
    [note('not-finite', 2), 'from layer 5: 2 values not finite'],
    [note('orders-diverge', 2.3456), 'orders do not settle (R = 2.3)'],
    [note('orders-diverge', 1.6e7), 'orders do not settle (R = 1.6×10⁷)'],
    [note('fell-back', 2.3), 'fell back to order 2'],
    [note('too-large', 3.2 * 2 ** 30), 'refused: would take 3.2 GiB of memory, limit 1 GiB'],
  ])('%o', (found, words) => {
    expect(troubleOf([found])).toBe(words);
  });

  it('has words for every code that makes an estimate unreliable, or is told of; for no other', () => {
    expect(whole).toBe(true);
    for (const code of CODES) {
      expect(troubleOf([note(code)]) !== '', code).toBe(isUnreliable([note(code)]) || isTold([note(code)]));
    }
  });

  it('tells the worst, and of its kind the first layer', () => {
    const notes = [note('variance-clamped', 1, 2), note('variance-clamped', 7, 3), note('orders-diverge', 9, 8)];
    expect(troubleOf(notes)).toBe('from layer 3: variance clamped at 1 neuron');
    expect(troubleOf([...notes, note('fell-back', 1, 2)])).toBe('fell back to order 2');
    expect(troubleOf([note('correlated'), note('implausible', 2)])).toBe('impossible means at 2 outputs');
  });

  it('names the limit that the engine has', () => {
    expect(troubleOf([note('too-large')])).toContain(`limit ${bytesOf(MOST_NUMBERS) / 2 ** 30} GiB`);
  });
});

describe('trouble at a point', () => {
  const point: CurvePoint = {
    size: 8,
    status: 'unreliable',
    error: 9,
    instances: 8,
    troubled: 3,
    complete: true,
    flops: 1,
  };
  const trouble = { notes: [note('orders-diverge', 2.3)], instances: 3, of: 8 };

  it('says how many instances have it, and why the first of them', () => {
    expect(troubleAt({ ...point, trouble }, noun)).toBe('3 of 8 networks, the first: orders do not settle (R = 2.3)');
    expect(troubleAt({ ...point, trouble: { ...trouble, instances: 1 } }, noun)).toBe(
      '1 of 8 networks: orders do not settle (R = 2.3)',
    );
  });

  it('counts all instances, those without a normalised error too', () => {
    const all = { ...trouble, instances: 8 };
    expect(troubleAt({ ...point, instances: 3, troubled: 8, trouble: all }, noun)).toMatch(/^8 of 8 networks/);
  });

  it('says where another order stands in, though the point is good', () => {
    const stands = { notes: [note('fell-back', 2.3)], instances: 3, of: 8 };
    expect(troubleAt({ ...point, status: 'measured', troubled: 0, trouble: stands }, noun)).toBe(
      'fell back to order 2 on 3 of 8 networks',
    );
  });

  it('tells of negative estimates, which count like any other', () => {
    const negative = { notes: [note('negative', 1)], instances: 2, of: 8 };
    expect(troubleAt({ ...point, status: 'measured', troubled: 0, trouble: negative }, noun)).toBe(
      'negative estimate on 2 of 8 networks',
    );
  });

  it('has nothing to say of a point without notes', () => {
    expect(troubleAt({ ...point, status: 'measured', troubled: 0 }, noun)).toBeUndefined();
  });
});
