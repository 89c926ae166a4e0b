import type { Family } from '../contract.ts';
import { cumulantMethod } from './estimators/cumulant-method.ts';
import { mlpIdentity } from './identity.ts';
import { covarianceMethod, meanMethod } from './methods.ts';
import { mlpParams } from './parameters.ts';

/** What a neuron's activation costs that is no ReLU, beside operations of compiled kernels. */
const ACTIVATION_COST = 500;

/** Random networks with Gaussian weights, biases and inputs; the quantity is the mean of every output. */
export const mlpFamily: Family<typeof mlpParams> = {
  ...mlpIdentity,
  title: 'Multilayer perceptron',
  params: mlpParams,
  depth: 'depth',
  error: 'absolute',
  noun: { one: 'network', many: 'networks' },
  roughCost: ({ width, depth, activation }) =>
    2 * width * width * (depth + 1) + 60 * width + (activation === 'relu' ? 0 : ACTIVATION_COST * width * depth),
  methods: [meanMethod, covarianceMethod, cumulantMethod],
  publishedFlops: async (params, method) => (await import('./published-flops.ts')).publishedFlops(params, method),
};
