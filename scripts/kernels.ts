/** `npm run kernels`: compiles the SIMD kernels, if they are older than their sources. Before build and test. */
import { buildKernels } from './kernels/build.ts';

await buildKernels();
