import type { Activation } from './activation.ts';
import { FUNCTION_COST, gelu, sigmoid, tanh } from './functions.ts';
import { monomialRule } from './polynomial-wick.ts';
import { quadratureRule } from './quadrature-wick.ts';
import { relu } from './relu.ts';
import { absRule, heavisideRule, signRule } from './relu-wick.ts';

/**
 * Every activation function by its name in links and files, with its formula in words. Names are never changed. A further one
 * is a line here and its program below; the compiler says where the other is missing.
 */
export const FORMULAS = {
  relu: 'max(0, z)',
  tanh: 'tanh z',
  gelu: 'z Φ(z)',
  sigmoid: '1/(1 + exp(−z))',
  abs: '|z|',
  square: 'z²',
  cube: 'z³',
  sign: 'sign z',
  heaviside: '1 where z > 0',
} as const;

export type ActivationName = keyof typeof FORMULAS;

/** The names, in the order of controls. */
export const ACTIVATION_NAMES = Object.keys(FORMULAS) as readonly ActivationName[];

const each =
  (value: (z: number) => number) =>
  (values: Float64Array): Float64Array =>
    values.map(value);

/** Their programs. The marks let the page, which runs none of them and needs the names alone, leave them out. */
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
