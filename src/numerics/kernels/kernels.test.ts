import { beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../scripts/kernels/load.ts';
import type { Instantiate } from './backend.ts';
import { Lender } from './lender.ts';
import { mismatches } from './oracle/compare.ts';
import { cases } from './oracle/suite.ts';
import { Workspace } from './workspace.ts';

let kernels: Instantiate;
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
    const workspace = new Workspace(kernels());
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
    const { memory, ...rest } = kernels();
    const workspace = new Workspace({ ...rest, memory });
    const small = workspace.scratch(8);
    workspace.view64(small, 1)[0] = 5;
    const pages = memory.buffer.byteLength;
    workspace.scratch(pages);
    expect(memory.buffer.byteLength).toBeGreaterThan(pages);
    expect(workspace.view64(small, 1)[0]).toBe(5);
  });
});

describe('a lender', () => {
  const small = { numbers: 100, largest: 10 };

  it('lends once, zeros only, as far as they go', () => {
    const lender = new Lender(kernels);
    const loan = lender.borrow(small)!;
    expect(lender.borrow(small)).toBeUndefined();
    const first = loan.allot(90)!.fill(7);
    expect(loan.allot(90)).toBeUndefined();
    loan.turn();
    expect([...loan.allot(3)!]).toEqual([0, 0, 0]);
    expect(first[0]).toBe(7);
    loan.turn();
    expect(loan.allot(90)!.every((value) => value === 0)).toBe(true);
    expect(first[0]).toBe(0);
  });

  it('takes back once, and knows what lies in its memory', () => {
    const lender = new Lender(kernels);
    const old = lender.borrow(small)!;
    const lent = old.allot(3)!;
    expect(lender.of(lent)).toBeDefined();
    expect(lender.of(new Float64Array(3))).toBeUndefined();
    old.release();
    expect(lender.borrow(small)).toBeDefined();
    old.release();
    expect(lender.borrow(small)).toBeUndefined();
  });

  it('refuses more than it is worth', () => {
    expect(new Lender(kernels).borrow({ numbers: 2 ** 26, largest: 1 })).toBeUndefined();
  });

  it('does not let its memory grow while some of it is lent', () => {
    const workspace = new Workspace(kernels());
    workspace.lend(1000, 1000);
    expect(() => workspace.scratch(2 ** 25)).toThrow('memory stays as it is');
    workspace.lend(0, 0);
    expect(() => workspace.scratch(2 ** 25)).not.toThrow();
  });
});
