import type { ReactElement } from 'react';
import { useAppState } from '../state/services.ts';
import type { FailedTask } from '../state/store.ts';
import { Notice } from '../ui/notice.tsx';

function whereOf({ task }: FailedTask): string {
  const params = Object.entries(task.params).map(([name, value]) => `${name}=${value}`);
  return [task.job.kind, ...params, `seed=${task.seed}`, `instance=${task.instance}`].join(' ');
}

/** A bug met while computing: where, and what it said. The rest of the curves stand. */
export function FailureNotice(): ReactElement | false {
  const [first] = useAppState((state) => state.run.failures);
  if (!first) return false;
  return (
    <Notice tone="error" title="A computation failed, and its point is missing." testid="failure">
      {whereOf(first)}: {first.failure.message}. This is a fault of the page, not of the configuration; its link
      reproduces it.
    </Notice>
  );
}

/** No worker could be started, so there is nothing to show and no way to get it. */
export function UnavailableNotice(): ReactElement {
  const reason = useAppState((state) => state.run.reason);
  return (
    <Notice tone="error" title="This browser did not start the workers that compute." testid="failure">
      {reason.replace(/\.$/, '')}. Reload the page to try again.
    </Notice>
  );
}
