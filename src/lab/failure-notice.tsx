import type { ReactElement } from 'react';
import { useAppState, useFamily } from '../state/services.ts';
import type { FailedTask } from '../state/store.ts';
import { Notice } from '../ui/notice.tsx';

function whereOf({ task }: FailedTask): string {
  const params = Object.entries(task.params).map(([name, value]) => `${name}=${value}`);
  return [task.job.kind, ...params, `seed=${task.seed}`, `instance=${task.instance}`].join(' ');
}

/** A bug met while computing, or parameters that name no instance: where, and what it said. The rest of the curves stand. */
export function FailureNotice(): ReactElement | false {
  const [first] = useAppState((state) => state.run.failures);
  const { params, noun } = useFamily();
  if (!first) return false;
  const field = params[first.failure.message.split(':', 1)[0] ?? ''];
  if (field) {
    return (
      <Notice tone="error" title={`No ${noun.one} has these parameters.`} testid="failure">
        {field.label}: {first.failure.message.replace(/^\w+: /, '')}.
      </Notice>
    );
  }
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
