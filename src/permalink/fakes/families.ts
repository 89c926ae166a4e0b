import type { Family, Method } from '../../problems/contract.ts';
import type { Schema } from '../../problems/schema.ts';

function method(id: string, options: Schema): Method {
  return {
    id,
    label: id,
    options,
    look: () => ({ slot: 0, variant: 'solid', name: id, short: id, remembers: '' }),
    theorySlope: () => undefined,
  };
}

function family(id: string, params: Schema, size: string, methods: readonly Method[]): Family {
  return {
    id,
    title: id,
    params,
    size,
    error: 'absolute',
    noun: { one: id, many: id },
    roughCost: () => 1,
    methods,
  };
}

const series = method('series', {
  order: { type: 'int', label: 'Order', min: 1, max: 4, default: 3, scale: 'linear', ticks: [] },
  factored: { type: 'choice', label: 'Factored', choices: ['false', 'true'], default: 'false' },
});

/** Like the real family, with a method that has options. `width` is the schema's default width, which links ignore. */
export function fakeMlp(width = 64): Family {
  const params: Schema = {
    width: { type: 'int', label: 'Width', min: 4, max: 512, default: width, scale: 'log', ticks: [] },
    depth: { type: 'int', label: 'Depth', min: 1, max: 32, default: 4, scale: 'log', ticks: [] },
  };
  return family('mlp', params, 'width', [method('mean', {}), method('covariance', {}), series]);
}

/** A family for which version 1 has frozen nothing, with a field of every type. */
export const fakeClauses: Family = family(
  'clauses',
  {
    variables: { type: 'int', label: 'Variables', min: 2, max: 40, default: 10, scale: 'linear', ticks: [] },
    alpha: { type: 'real', label: 'Clause density', min: 0.25, max: 1e21, default: 3.5, ticks: [] },
    polarity: { type: 'choice', label: 'Polarity', choices: ['even', 'skewed'], default: 'even' },
  },
  'variables',
  [
    method('degree', {
      degree: { type: 'int', label: 'Degree', min: 0, max: 4, default: 2, scale: 'linear', ticks: [] },
    }),
  ],
);

export const fakeFamilies: readonly Family[] = [fakeMlp(), fakeClauses];
