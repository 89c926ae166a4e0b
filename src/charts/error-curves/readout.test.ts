import { describe, expect, it } from 'vitest';
import type { Summary } from '../../experiments/curves.ts';
import { curves, LIMITED, LOOKS, measured, THREE } from './fixtures.ts';
import type { Line } from './model.ts';
import { readoutOf, type Readout } from './readout.ts';

const WORDS = {
  axis: { x: 'Width', symbol: 'n', y: 'Mean squared error ÷ variance' },
  noun: { one: 'network', many: 'networks' },
};

function readout(size: number, method: string, kind: Line['kind'] = 'method', summary: Summary = THREE): Readout {
  return readoutOf(summary, LOOKS, { size, line: { kind, method } }, WORDS);
}

describe('the readout', () => {
  it('tells size, method, error with its interval, cost and worth', () => {
    expect(readout(256, 'k3')).toMatchObject({
      symbol: 'n',
      size: '256',
      name: 'Order 3',
      status: 'measured',
      value: '4.3×10⁻⁷',
      error: '2×10⁻⁷',
      flops: '3.4G FLOPs',
      worth: 'worth 2.3M samples',
      look: { colour: 'var(--m3)', shape: 'triangle', hollow: false },
    });
  });

  it('takes a third digit where the interval allows it, and the longer side of an uneven one', () => {
    const point = { ...measured(8, 0.1234), band: { low: 0.1212, high: 0.1244 } };
    const summary = { ...THREE, methods: [curves('k1', [point], [])] };
    expect(readout(8, 'k1', 'method', summary)).toMatchObject({ value: '0.123', error: '0.002' });
  });

  it('gives only a limit below the noise of the reference', () => {
    const { value, worth, error } = readout(128, 'k4', 'method', LIMITED);
    expect([value, worth, error]).toEqual(['below 1.7×10⁻⁶', 'worth more than 590k samples', undefined]);
  });

  it('gives no number for an unreliable point', () => {
    const { status, value, note, worth } = readout(8, 'k3');
    expect([status, value, note, worth]).toEqual(['unreliable', 'unreliable', '4 of 20 networks', undefined]);
  });

  it('compares measured sampling with what must be', () => {
    const { name, note, worth, look } = readout(256, 'k3', 'sampling');
    expect([name, note, worth]).toEqual(['Sampling, cost of order 3', '1.9×10⁻⁴ expected', '5.3k samples']);
    expect(look).toEqual({ colour: 'var(--sampling)', shape: 'triangle', hollow: true });
  });

  it('tells what the method expected of its error, and that it took no sample', () => {
    const point = { ...measured(8, 0.1234), predicted: 3.14e-5 };
    const told = readout(8, 'k1', 'method', { ...THREE, methods: [curves('k1', [point], [])] });
    expect(told.predicted).toBe('predicted 3.1×10⁻⁵');
    expect(told.spoken).toContain('predicted 3.1 times ten to the minus 5, without a sample');
  });

  it('says that a point is not known yet', () => {
    expect(readout(512, 'k3')).toMatchObject({ status: 'missing', value: '–', spoken: 'Order 3, width 512: unknown.' });
  });

  it('can be said', () => {
    expect(readout(256, 'k3').spoken).toBe(
      'Order 3, width 256: 4.3 times ten to the minus 7 plus or minus 2 times ten to the minus 7, ' +
        '3.4 billion FLOPs, worth 2.3 million samples.',
    );
    expect(readout(128, 'k4', 'method', LIMITED).spoken).toContain('below 1.7 times ten to the minus 6');
  });
});
