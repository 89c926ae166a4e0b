import { beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../scripts/kernels/load.ts';
import type { KernelExports } from './exports.ts';
import { mismatches } from './oracle/compare.ts';
import { cases } from './oracle/suite.ts';
import { Workspace } from './workspace.ts';

let kernels: KernelExports;
beforeAll(async () => {
  kernels = await loadKernels();
});

describe('the compiled kernels', () => {
  it('have the bits of the TypeScript, for every size', () => {
    expect(mismatches(kernels, cases(60))).toEqual([]);
  });

  it('would be found out: a case that depends on where it runs is a mismatch', () => {
    const changing = (name: string, ...values: number[]) => ({
      name,
      compute: () => [Float64Array.of(values.shift()!)],
    });
    const cases = [changing('last bit', 1, 1 + 2 ** -52), changing('sign of zero', 0, -0), changing('none', 2, 2)];
    expect(mismatches(kernels, cases)).toEqual(['last bit', 'sign of zero']);
  });
});

describe('a workspace', () => {
  it('keeps what one owner put there until another comes, and fills it in anew after a failure', () => {
    const workspace = new Workspace(kernels);
    const fills: string[] = [];
    const [a, b] = [{}, {}];
    const keep = (owner: object, name: string): number => workspace.resident(owner, 1000, () => fills.push(name));
    keep(a, 'a');
    keep(a, 'a');
    expect(workspace.scratch(16)).toBeGreaterThanOrEqual(keep(a, 'a') + 1000);
    keep(b, 'b');
    keep(a, 'a');
    expect(fills).toEqual(['a', 'b', 'a']);
    expect(() =>
      workspace.resident(b, 10, () => {
        throw new Error('no memory');
      }),
    ).toThrow('no memory');
    keep(b, 'b');
    expect(fills).toEqual(['a', 'b', 'a', 'b']);
  });

  it('grows its memory as needed, and gives views of what is there now', () => {
    const workspace = new Workspace(kernels);
    const small = workspace.scratch(8);
    workspace.view64(small, 1)[0] = 5;
    const pages = kernels.memory.buffer.byteLength;
    workspace.scratch(pages);
    expect(kernels.memory.buffer.byteLength).toBeGreaterThan(pages);
    expect(workspace.view64(small, 1)[0]).toBe(5);
  });
});
