import { describe, expect, it } from 'vitest';
import type { Issue } from './document.ts';
import { fakeClauses } from './fakes/families.ts';
import { readMethods, writeMethods } from './methods.ts';

const options = { degree: { degree: 1 } };

describe('frozen option defaults', () => {
  it('stand for options that a link leaves out, or says badly', () => {
    const issues: Issue[] = [];
    const methods = readMethods('degree,degree:degree=2,degree:degree=x', fakeClauses, options, (issue) =>
      issues.push(issue),
    );
    expect(methods.map((method) => method.options['degree'])).toStrictEqual([1, 2]);
    expect(issues).toStrictEqual([
      { field: 'degree:degree', problem: 'malformed', found: 'x', used: '1' },
      { field: 'methods', problem: 'duplicate', found: 'degree:degree=x', used: '' },
    ]);
  });

  it('are not written', () => {
    const methods = [1, 2].map((degree) => ({ id: 'degree', options: { degree } }));
    expect(writeMethods(methods, fakeClauses, options)).toBe('degree,degree:degree=2');
  });
});
