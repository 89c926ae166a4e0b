import type { ReactElement } from 'react';
import { describeIssue, describeIssues } from '../permalink/describe.ts';
import { families } from '../problems/catalogue.ts';
import { useAppState, usePageState, useServices } from '../state/services.ts';
import type { FailedTask } from '../state/store.ts';
import { Notice } from '../ui/notice.tsx';

/** What the link said that could not be used, field by field. */
function LinkNotice(): ReactElement | false {
  const { store } = useServices();
  const issues = useAppState((state) => state.issues);
  if (issues.length === 0) return false;
  const title = describeIssues(issues, families);
  const details = issues.map((issue) => describeIssue(issue, families)).filter((sentence) => sentence !== title);
  return (
    <Notice tone="warning" title={title} onClose={() => store.dismissIssues()}>
      {details.length > 0 ? details.join(' ') : undefined}
    </Notice>
  );
}

function whereOf({ task }: FailedTask): string {
  const params = Object.entries(task.params).map(([name, value]) => `${name}=${value}`);
  return [task.job.kind, ...params, `seed=${task.seed}`, `instance=${task.instance}`].join(' ');
}

/** A bug met while computing: where, and what it said. The rest of the curves stand. */
function FailureNotice(): ReactElement | false {
  const failures = useAppState((state) => state.run.failures);
  const [first] = failures;
  if (!first) return false;
  return (
    <Notice tone="error" title="A computation failed, and its point is missing." testid="failure">
      {whereOf(first)}: {first.failure.message}. This is a fault of the page, not of the configuration; the link
      reproduces it.
    </Notice>
  );
}

function UnavailableNotice(): ReactElement | false {
  const page = usePageState();
  const reason = useAppState((state) => state.run.reason);
  if (page !== 'unavailable') return false;
  return (
    <Notice tone="error" title="This browser did not start the workers that compute." testid="failure">
      {reason}. Reload the page to try again.
    </Notice>
  );
}

/** Messages above the chart; they never cover it. */
export function Notices(): ReactElement {
  return (
    <>
      <LinkNotice />
      <FailureNotice />
      <UnavailableNotice />
    </>
  );
}
