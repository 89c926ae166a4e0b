import type { Activation } from './activation.ts';
import { FUNCTION_COST, gelu, sigmoid, tanh } from './functions.ts';
import type { ActivationName } from './names.ts';
import { monomialRule } from './polynomial-wick.ts';
import { quadratureRule } from './quadrature-wick.ts';
import { relu } from './relu.ts';
import { absRule, heavisideRule, signRule } from './relu-wick.ts';

const each =
  (value: (z: number) => number) =>
  (values: Float64Array): Float64Array =>
    values.map(value);

/**
 * Every activation function by its name in links and files; a further one is an entry here and its name in `names.ts`. The
 * marks let the page, which runs none of them, leave them out.
 */
export const ACTIVATIONS = {
  relu,
  tanh: {
    value: tanh,
    wick: /* @__PURE__ */ quadratureRule(tanh, FUNCTION_COST.tanh),
    flops: FUNCTION_COST.tanh,
    homogeneous: false,
  },
  gelu: {
    value: gelu,
    wick: /* @__PURE__ */ quadratureRule(gelu, FUNCTION_COST.gelu),
    flops: FUNCTION_COST.gelu,
    homogeneous: false,
  },
  sigmoid: {
    value: sigmoid,
    wick: /* @__PURE__ */ quadratureRule(sigmoid, FUNCTION_COST.sigmoid),
    flops: FUNCTION_COST.sigmoid,
    homogeneous: false,
  },
  abs: { value: each(Math.abs), wick: absRule, flops: 1, homogeneous: true },
  square: { value: each((z) => z * z), wick: monomialRule(2), flops: 1, homogeneous: false },
  cube: { value: each((z) => z * z * z), wick: monomialRule(3), flops: 2, homogeneous: false },
  sign: { value: each(Math.sign), wick: signRule, flops: 1, homogeneous: false },
  heaviside: { value: each((z) => (z > 0 ? 1 : 0)), wick: heavisideRule, flops: 1, homogeneous: false },
} as const satisfies Readonly<Record<ActivationName, Activation>>;
