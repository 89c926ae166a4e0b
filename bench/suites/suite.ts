import type { Row } from '../benchmark.ts';

/** What runs in Node and in Chromium alike. Kernels and tfjs are started before; rows come as they are measured. */
export interface Suite {
  readonly name: string;
  readonly about: string;
  run(): Generator<Row, void, void>;
}
