import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a green run stays green. `FC_SEED=random` looks for new
 * ones; a failure then names its own seed.
 */
const seed = process.env.FC_SEED ?? '20261122';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
