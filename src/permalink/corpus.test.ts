import { describe, expect, it } from 'vitest';
import { families } from '../problems/catalogue.ts';
import { createCodec } from './codec.ts';
import corpus from './corpus.json' with { type: 'json' };

/** What links mean that were written before these parameters were there. */
const LATER = { activation: 'relu', init: 'he', q: 1, weightVariance: 2, biasMean: 0, biasVariance: 0 };

describe('old links', () => {
  const codec = createCodec(families, 1);

  it.each(corpus)('still open: $about', ({ link, document, issues }) => {
    const decoded = codec.decode(link);
    expect(decoded.document).toStrictEqual({ ...document, params: { ...LATER, ...document.params } });
    expect(decoded.issues.filter(({ problem }) => problem !== 'other-engine')).toStrictEqual(issues);
  });

  it('are written as they were where nothing in them was superfluous', () => {
    const bare = [
      '',
      '&seed=0',
      '&methods=',
      '&methods=covariance,mean',
      '&methods=mean,covariance,cumulants',
      '&methods=cumulants:fallback=order-2:order=4',
    ].map((rest) => `#v=1&e=1${rest}`);
    for (const link of bare) expect(codec.encode(codec.decode(link).document)).toBe(link);
  });
});
