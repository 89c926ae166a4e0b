import type { KernelExports } from '../../src/numerics/kernels/exports.ts';
import { mismatches } from '../../src/numerics/kernels/oracle/compare.ts';
import { cases } from '../../src/numerics/kernels/oracle/suite.ts';
import type { KernelReport } from '../support/kernels.ts';

/** Cases of each kernel. */
const CASES = 40;

const file = new URL('../../assembly/build/kernels.wasm', import.meta.url);
const module = await WebAssembly.compileStreaming(fetch(file));
const all = cases(CASES);
const instantiate = () => new WebAssembly.Instance(module).exports as unknown as KernelExports;
const report: KernelReport = { cases: all.length, mismatches: mismatches(instantiate, all) };
const place = document.querySelector('[data-testid=report]');
if (place) place.textContent = JSON.stringify(report);
