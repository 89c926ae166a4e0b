import { fold, key } from '../../src/numerics/rng/key.ts';
import { fillNormal32 } from '../../src/numerics/rng/normal32.ts';
import { fillNormalPlain, mulberry32 } from '../baselines/mulberry.ts';
import { moreIsBetter } from '../benchmark.ts';
import { interleave } from '../measure.ts';
import type { Suite } from './suite.ts';

const COUNTS = [1024, 65536];

export const gaussian: Suite = {
  name: 'gaussian',
  about: 'normal numbers, against Box–Muller with Math.log and Math.cos',
  *run() {
    for (const count of COUNTS) {
      const out = new Float32Array(count);
      const [stream, random] = [key(1), mulberry32(1)];
      const millis = interleave({
        ours: (round) => fillNormal32(out, fold(stream, round)),
        plain: () => fillNormalPlain(out, random),
      });
      const speed = (time: number): number => count / time / 1000;
      const figures = { name: `normal numbers, ${count} at a time`, unit: 'M/s' };
      yield moreIsBetter(figures, speed(millis.ours), { 'Math, Box–Muller': speed(millis.plain) });
    }
  },
};
