import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';
import type { Summary } from './curves.ts';
import { rowsOf } from './rows.ts';

const point = { size: 8, instances: 3, troubled: 0, complete: true, flops: 640 };
const summary: Summary = {
  param: 'width',
  sizes: [8],
  instances: 3,
  methods: [
    {
      method: { id: 'a', options: {} },
      name: 'a:b="c",d',
      points: [{ ...point, status: 'measured', error: 0.1 + 0.2, band: { low: 1e-7, high: 1e21 }, predicted: 2e-3 }],
      sampling: [{ ...point, status: 'limit', error: 1 / 3, samples: 2, expected: 0.5 }],
    },
  ],
  floor: [{ size: 8, error: 5e-324 }],
  references: { algorithms: [], isSampled: true },
  constant: [],
  complete: true,
};

describe('a summary as CSV', () => {
  const lines = csvOf(rowsOf(summary)).split('\r\n');

  it('has a line of names, a line a point, and an end', () => {
    expect(lines[0]).toBe(
      'sweep,size,method,kind,status,error,low,high,instances,troubled,flops,samples,expected,floor,notes,predicted',
    );
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('');
  });

  it('never rounds, quotes what has commas, and leaves empty what is not claimed', () => {
    expect(lines[1]).toBe(
      'width,8,"a:b=""c"",d",estimate,measured,0.30000000000000004,1e-7,1e+21,3,0,640,,,5e-324,,0.002',
    );
    expect(lines[2]).toBe('width,8,"a:b=""c"",d",sampling,limit,0.3333333333333333,,,3,0,640,2,0.5,5e-324,,');
    expect(Number(lines[1]!.split(',').at(-11))).toBe(0.1 + 0.2);
  });

  it('has before the last column what the first instance in trouble reported', () => {
    const notes = [
      { stage: 4, code: 'variance-clamped', amount: 3 },
      { stage: 8, code: 'orders-diverge', amount: 2.5 },
    ] as const;
    const trouble = { notes, instances: 2, of: 3 };
    const [method] = summary.methods;
    const troubled = { ...method!, points: [{ ...method!.points[0]!, trouble }] };
    const [, line] = csvOf(rowsOf({ ...summary, methods: [troubled] })).split('\r\n');
    expect(line).toMatch(/,variance-clamped@4=3 orders-diverge@8=2.5,0.002$/);
  });
});
