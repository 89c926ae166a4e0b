import type { Family } from '../contract.ts';
import { covarianceMethod, meanMethod } from './methods.ts';
import { mlpParams } from './parameters.ts';

/** Random networks with Gaussian weights, biases and inputs; the quantity is the mean of every output. */
export const mlpFamily: Family<typeof mlpParams> = {
  id: 'mlp',
  title: 'Multilayer perceptron',
  params: mlpParams,
  size: 'width',
  depth: 'depth',
  error: 'absolute',
  noun: { one: 'network', many: 'networks' },
  roughCost: ({ width, depth }) => 2 * width * width * (depth + 1) + 60 * width,
  methods: [meanMethod, covarianceMethod],
};
