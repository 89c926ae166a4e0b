import { describe, expect, it } from 'vitest';
import { fold, key } from './key.ts';
import { fillNormal32 } from './normal32.ts';
import { nextFour, seedLanes } from './xoshiro.ts';
import { normalCdf } from '../special/normal.ts';

const COUNT = 1 << 21;
const sample = new Float32Array(COUNT);
fillNormal32(sample, fold(key(20), 'normal32'));

function mean(f: (x: number, i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < COUNT; i++) sum += f(sample[i]!, i);
  return sum / COUNT;
}

/** z-score of the mean of f, given its exact expectation and variance. */
function score(f: (x: number, i: number) => number, expectation: number, variance: number): number {
  return (mean(f) - expectation) / Math.sqrt(variance / COUNT);
}

describe('xoshiro128++ lanes', () => {
  it('each give the published sequence of the state 1, 2, 3, 4', () => {
    const lanes = new Uint32Array(16).map((_, i) => 1 + (i >> 2));
    const out = new Uint32Array(4);
    const reference = [
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420,
    ];
    for (const expected of reference) {
      nextFour(lanes, out, 0);
      expect([...out]).toEqual([expected, expected, expected, expected]);
    }
  });

  it('do not share words', () => {
    const lanes = seedLanes(key(0));
    const alone = seedLanes(key(0));
    alone.set([9, 9, 9], 1);
    const [together, changed] = [new Uint32Array(4), new Uint32Array(4)];
    for (let i = 0; i < 100; i++) {
      nextFour(lanes, together, 0);
      nextFour(alone, changed, 0);
      expect(changed[0]).toBe(together[0]);
      expect(changed[1]).not.toBe(together[1]);
    }
  });
});

describe('fillNormal32', () => {
  // Bounds are 4 standard errors; variances are those of the normal distribution.
  it.each([
    ['mean', (x: number) => x, 0, 1],
    ['variance', (x: number) => x * x, 1, 2],
    ['third moment', (x: number) => x ** 3, 0, 15],
    ['fourth moment', (x: number) => x ** 4, 3, 96],
    ['fifth moment', (x: number) => x ** 5, 0, 945],
    ['sixth moment', (x: number) => x ** 6, 15, 10170],
  ])('has the right %s', (_, f, expectation, variance) => {
    expect(Math.abs(score(f, expectation, variance))).toBeLessThan(4);
  });

  it.each([1, 2, 3, 4, 4.5])('has the right share beyond %d on either side', (limit) => {
    const share = normalCdf(-limit);
    for (const side of [1, -1]) {
      expect(Math.abs(score((x) => (x * side > limit ? 1 : 0), share, share * (1 - share)))).toBeLessThan(4);
    }
  });

  it('has uncorrelated neighbours, lanes and halves of a step, squares included', () => {
    for (const shift of [1, 2, 3, 4, 5, 7, 8, 16]) {
      const neighbour = (i: number) => sample[(i + shift) % COUNT]!;
      expect(Math.abs(score((x, i) => x * neighbour(i), 0, 1)), `x, shift ${shift}`).toBeLessThan(4.5);
      const squares = (x: number, i: number) => (x * x - 1) * (neighbour(i) ** 2 - 1);
      expect(Math.abs(score(squares, 0, 4)), `x², shift ${shift}`).toBeLessThan(4.5);
    }
  });

  it('passes a Kolmogorov–Smirnov test in every lane', () => {
    for (let lane = 0; lane < 8; lane++) {
      const values = sample.filter((_, i) => i % 8 === lane && i < COUNT / 4).sort();
      let distance = 0;
      values.forEach((x, i) => {
        distance = Math.max(distance, Math.abs(normalCdf(x) - (i + 0.5) / values.length));
      });
      // Exceeded with probability 2·exp(−2·2²) = 7e-4 a lane.
      expect(distance * Math.sqrt(values.length), `lane ${lane}`).toBeLessThan(2);
    }
  });

  it('follows the exact formula of its words to single precision', () => {
    const lanes = seedLanes(key(3));
    const words = new Uint32Array(8);
    const out = new Float32Array(80_000);
    fillNormal32(out, key(3));
    let worst = 0;
    for (let i = 0; i < out.length; i += 8) {
      nextFour(lanes, words, 0);
      nextFour(lanes, words, 4);
      for (let lane = 0; lane < 4; lane++) {
        const u = Math.fround(Math.fround(words[lane]!) * 2 ** -32 + 2 ** -33);
        const radius = Math.sqrt(-2 * Math.log(u));
        const angle = (words[lane + 4]! / 2 ** 32) * 2 * Math.PI;
        worst = Math.max(worst, Math.abs(out[i + lane]! - radius * Math.cos(angle)));
        worst = Math.max(worst, Math.abs(out[i + 4 + lane]! - radius * Math.sin(angle)));
      }
    }
    expect(worst).toBeLessThan(1e-6);
  });

  it('gives a shorter array a prefix of a longer one, across steps and chunks', () => {
    const long = new Float32Array(2100);
    fillNormal32(long, key(5));
    for (const length of [0, 1, 7, 8, 9, 100, 1023, 1024, 1025, 2047, 2099]) {
      const short = new Float32Array(length);
      fillNormal32(short, key(5));
      expect(short).toEqual(long.slice(0, length));
    }
  });

  it('differs from key to key', () => {
    const [a, b] = [new Float32Array(64), new Float32Array(64)];
    fillNormal32(a, key(0));
    fillNormal32(b, key(1));
    expect(a.filter((x, i) => x === b[i])).toHaveLength(0);
  });

  it('keeps its numbers for good', () => {
    const first = new Float32Array(10);
    fillNormal32(first, key(0));
    expect([...first]).toMatchInlineSnapshot(`
      [
        0.6763702630996704,
        -1.2809978723526,
        -0.8385663032531738,
        1.1746939420700073,
        -0.398692786693573,
        -0.5282915830612183,
        -0.08068516105413437,
        -1.9925811290740967,
        -0.43403416872024536,
        -0.16913557052612305,
      ]
    `);
  });
});
