import type { Method } from '../contract.ts';

/**
 * Mean propagation: cumulant propagation of order K = 1 with the exact metric (cumulant-propagation §6). It carries a
 * mean a neuron and one variance a layer, and forgets that neurons differ in variance and are correlated. Cost O(n²) a
 * layer, normalised error O(1/n); exact at one hidden layer.
 */
export const meanMethod: Method = {
  id: 'mean',
  label: 'Mean propagation',
  options: {},
  look: () => ({ slot: 1, variant: 'solid', name: 'Order 1', short: 'K = 1', remembers: 'means' }),
  theorySlope: () => -1,
};

/**
 * Covariance propagation: cumulant propagation of order K = 2, simple (cumulant-propagation §6). It carries means and
 * all covariances, treats preactivations as jointly Gaussian and keeps the first-order term off the diagonal. Cost
 * 3n³ a layer, normalised error O(1/n²); exact at one hidden layer.
 */
export const covarianceMethod: Method = {
  id: 'covariance',
  label: 'Covariance propagation',
  options: {},
  look: () => ({ slot: 2, variant: 'solid', name: 'Order 2', short: 'K = 2', remembers: '+ covariances' }),
  theorySlope: () => -2,
};
