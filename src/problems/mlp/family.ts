import type { Family } from '../contract.ts';
import type { IntField } from '../schema.ts';
import { covarianceMethod } from './estimators/covariance-propagation.ts';
import { cumulantMethod } from './estimators/cumulant-method.ts';
import { meanMethod } from './estimators/mean-propagation.ts';
import { mlpIdentity } from './identity.ts';

/** Parameters of a random network: equal widths of input, hidden layers and output. */
const params: { readonly width: IntField; readonly depth: IntField } = {
  width: {
    type: 'int',
    label: 'Width',
    symbol: 'n',
    min: 4,
    max: 512,
    default: 64,
    scale: 'log',
    ticks: [4, 8, 16, 32, 64, 128, 256, 512],
  },
  depth: {
    type: 'int',
    label: 'Hidden layers',
    symbol: 'L',
    min: 1,
    max: 32,
    default: 4,
    scale: 'log',
    ticks: [1, 2, 4, 8, 16, 32],
  },
};

/** Random ReLU networks with He weights and Gaussian inputs; the quantity is the mean of every output. */
export const mlpFamily: Family<typeof params> = {
  ...mlpIdentity,
  title: 'Multilayer perceptron',
  params,
  depth: 'depth',
  error: 'absolute',
  noun: { one: 'network', many: 'networks' },
  roughCost: ({ width, depth }) => 2 * width * width * (depth + 1) + 60 * width,
  methods: [meanMethod, covarianceMethod, cumulantMethod],
};
