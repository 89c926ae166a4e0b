import { describe, expect, it } from 'vitest';
import { key } from '../numerics/rng/key.ts';
import { lateSource } from './late.ts';
import { mlpFamily } from './mlp/family.ts';
import { mlp, mlpEngine } from './mlp/index.ts';
import { lateMlp } from './mlp/late.ts';
import { finish } from './work.ts';

const estimators = new Map(mlpEngine.estimators.map((estimator) => [estimator.id, estimator]));
const mean = estimators.get('mean')!;
const method = { id: 'covariance', options: {} };
const network = { width: 4, depth: 1 };

/** The family with covariance propagation to be fetched; `attempts` are answered in turn. */
function late(...attempts: readonly ('works' | 'fails')[]) {
  let count = 0;
  const load = async () => {
    if (attempts[count++] !== 'works') throw new Error('offline');
    return estimators.get('covariance')!;
  };
  const family = lateSource(
    mlpFamily,
    { ...mlpEngine, estimators: [mean] },
    { estimators: new Map([['covariance', load]]) },
  );
  return { family, asked: () => count };
}

describe('an estimator that comes late', () => {
  it('is fetched once, and then runs on instances that were there before it', async () => {
    const { family, asked } = late('works');
    const opened = finish(family.open(network, key(1)));
    expect(() => opened.flops(method)).toThrow('covariance');
    await Promise.all([family.prepare({ params: network, method }), family.prepare({ params: network, method })]);
    expect(asked()).toBe(1);
    expect(opened.flops(method)).toBeGreaterThan(0);
    expect(finish(opened.run(method)).notes).toEqual([]);
    expect(family.prepare({ params: network, method })).toBeUndefined();
  });

  it('is asked for again after a fetch that failed', async () => {
    const { family } = late('fails', 'works');
    await expect(family.prepare({ params: network, method })).rejects.toThrow('offline');
    await family.prepare({ params: network, method });
    expect(family.prepare({ params: network, method })).toBeUndefined();
  });

  it('keeps nothing else waiting', () => {
    const { family, asked } = late();
    expect(family.prepare({ params: network, method: { id: 'mean', options: {} } })).toBeUndefined();
    expect(family.prepare({ params: network, method: { id: 'none', options: {} } })).toBeUndefined();
    expect(asked()).toBe(0);
  });
});

describe('networks that are drawn late', () => {
  const unusual = { ...network, activation: 'tanh' };

  it('are waited for, and then have their digits; usual ones have theirs at once', async () => {
    expect(lateMlp.prepare({ params: network, method: undefined })).toBeUndefined();
    const block = (source: Pick<typeof lateMlp, 'open'>, params: typeof network): Float64Array =>
      finish(finish(source.open(params, key(3))).block(key(1), 16)).mean;
    expect(block(lateMlp, network)).toEqual(block(mlp, network));
    await lateMlp.prepare({ params: unusual, method: undefined });
    expect(lateMlp.prepare({ params: unusual, method: undefined })).toBeUndefined();
    expect(block(lateMlp, unusual)).toEqual(block(mlp, unusual));
    expect(block(lateMlp, network)).toEqual(block(mlp, network));
  });
});
