/** What came of a number of tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const none: Tally = { passed: 0, failed: 0, skipped: 0 };
export const oneFailure: Tally = { ...none, failed: 1 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The closing line. */
export const lineOf = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** A tally that cannot hide a runner that crashed, wrote no report or ran nothing: each of these is a failure. */
export function honest(tally: Tally, exitedWell: boolean): Tally {
  const ranNothing = tally.passed + tally.failed === 0;
  return tally.failed === 0 && (!exitedWell || ranNothing) ? add(tally, oneFailure) : tally;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Reads Vitest's JSON report. */
export function tallyVitest(report: VitestReport): Tally {
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly { readonly tests: readonly PlaywrightTest[] }[];
}
interface PlaywrightTest {
  readonly projectName: string;
  readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
}

/** Reads Playwright's JSON report: a tally for each project. A test that passed only when repeated has failed. */
export function tallyPlaywright(report: PlaywrightSuite): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { projectName, status } of testsOf(report)) {
    const kind = status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed';
    const tally = tallies.get(projectName) ?? none;
    tallies.set(projectName, { ...tally, [kind]: tally[kind] + 1 });
  }
  return tallies;
}

const testsOf = ({ suites = [], specs = [] }: PlaywrightSuite): PlaywrightTest[] => [
  ...suites.flatMap(testsOf),
  ...specs.flatMap((spec) => spec.tests),
];
