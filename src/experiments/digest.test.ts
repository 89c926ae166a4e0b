import { describe, expect, it } from 'vitest';
import type { Summary } from './curves.ts';
import { digest } from './digest.ts';

/** A summary whose only numbers are a floor of one size. */
function withFloor(error: number): Summary {
  return {
    param: 'width',
    sizes: [4],
    instances: 1,
    methods: [],
    floor: [{ size: 4, error }],
    references: { algorithms: [], isSampled: true },
    constant: [],
    complete: true,
  };
}

/** NaN with a sign and payload of its own, as an engine may leave it. */
function strangeNaN(): number {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setUint32(0, 0xfff80000);
  bytes.setUint32(4, 0x1234);
  return bytes.getFloat64(0);
}

describe('digest', () => {
  it('is eight hexadecimal digits that change with the last bit of a number', () => {
    expect(digest(withFloor(0.1))).toMatch(/^[0-9a-f]{8}$/);
    expect(digest(withFloor(0.1))).not.toBe(digest(withFloor(0.1 + Number.EPSILON / 16)));
    expect(digest(withFloor(0))).not.toBe(digest(withFloor(-0)));
  });

  it('does not know what a method predicted', () => {
    const point = {
      size: 4,
      status: 'measured',
      error: 1,
      instances: 1,
      troubled: 0,
      complete: true,
      flops: 1,
    } as const;
    const withPoint = (predicted?: number): Summary => ({
      ...withFloor(0.1),
      methods: [
        {
          method: { id: 'a', options: {} },
          name: 'a',
          points: [{ ...point, ...(predicted !== undefined && { predicted }) }],
          sampling: [],
        },
      ],
    });
    expect(digest(withPoint(0.5))).toBe(digest(withPoint()));
  });

  it('knows one NaN only', () => {
    expect(digest(withFloor(strangeNaN()))).toBe(digest(withFloor(Number.NaN)));
  });
});
