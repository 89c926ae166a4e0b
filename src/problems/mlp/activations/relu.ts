import type { Activation } from './activation.ts';
import { reluRule } from './relu-wick.ts';

/** max(0, z), apart from the others: most visits need no other. */
export const relu: Activation = {
  value: (values) => values.map((z) => (z > 0 ? z : 0)),
  wick: reluRule,
  flops: 1,
  homogeneous: true,
};
