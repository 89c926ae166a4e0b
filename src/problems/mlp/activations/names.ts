/** Every activation function by its name in links and files, with its formula in words. Names are never changed. */
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
