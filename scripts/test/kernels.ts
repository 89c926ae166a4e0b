import { buildKernels } from '../kernels/build.ts';

/** Before any test: the kernels that tests load are those of the sources. */
export const setup = buildKernels;
