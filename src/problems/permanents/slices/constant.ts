import { meanFlops } from './centred-row.ts';
import type { SliceRule } from './state.ts';

/** Degree 0: the product of the rows' means. */
export const constantRule: SliceRule = {
  start() {
    const mass = Float64Array.of(1);
    return {
      levels: [mass],
      *multiply({ mean }) {
        mass[0] = mean * mass[0]!;
        yield null;
      },
    };
  },
  flops: (n) => meanFlops(n) + 1,
};
