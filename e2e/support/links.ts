/** Configurations that settle in about a second, each different in what matters. */
export const smallLinks = {
  usual: '#v=1&width=32&instances=3&samples=4096',
  'seed 0': '#v=1&width=48&depth=3&seed=0&instances=1&samples=4096',
  'one method': '#v=1&width=16&depth=2&methods=covariance&instances=3&samples=4096',
  halfspaces: '#v=1&family=halfspaces&dimension=8&count=4&instances=3',
  formulas: '#v=1&family=sat&variables=12&instances=3&methods=degree,degree:degree=3:order=frontier,top-terms:terms=16',
  matrices: '#v=1&family=permanents&size=8&instances=3&methods=degree:degree=1,degree:lines=both,zero',
} as const;

/** Settles in a blink. */
export const tiny = '#v=1&width=8&depth=1&instances=1&samples=4096';

/**
 * Takes seconds in browsers and in Node alike, since no kernel computes its activation: for what has to happen during a run
 * whose digits are looked at.
 */
export const slow = '#v=1&width=32&activation=gelu&instances=4&samples=32768';

/** Takes many seconds: for what has to happen during a run. No test waits for its end. */
export const long = '#v=1&width=128&depth=8&instances=20&samples=65536';
