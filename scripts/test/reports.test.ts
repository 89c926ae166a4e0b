import { describe, expect, it } from 'vitest';
import { honest, lineOf, none, tallyPlaywright, tallyVitest } from './reports.ts';

describe('the closing line', () => {
  it('names skipped tests only if there are any', () => {
    expect(lineOf({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(lineOf({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});

describe('an honest tally', () => {
  it('counts a runner that ran nothing as a failure', () => {
    expect(honest(none, true).failed).toBe(1);
    expect(honest({ ...none, skipped: 4 }, true).failed).toBe(1);
  });

  it('counts a runner that ended badly as a failure even if every test passed', () => {
    expect(honest({ ...none, passed: 5 }, false)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  it('does not count a failure twice', () => {
    expect(honest({ passed: 5, failed: 2, skipped: 0 }, false).failed).toBe(2);
  });
});

describe('reading reports', () => {
  it('adds what Vitest left out to the skipped', () => {
    const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 };
    expect(tallyVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 5 });
  });

  it('tallies each of Playwright’s projects, and a flaky test as failed', () => {
    const test = (projectName: string, status: 'expected' | 'flaky' | 'skipped') => ({ projectName, status });
    const inner = { specs: [{ tests: [test('firefox', 'expected'), test('chromium', 'flaky')] }] };
    const report = { suites: [{ suites: [inner], specs: [{ tests: [test('chromium', 'skipped')] }] }] };
    expect(tallyPlaywright(report)).toEqual(
      new Map([
        ['firefox', { passed: 1, failed: 0, skipped: 0 }],
        ['chromium', { passed: 0, failed: 1, skipped: 1 }],
      ]),
    );
  });
});
