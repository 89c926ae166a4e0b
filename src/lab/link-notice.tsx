import type { ReactElement } from 'react';
import { describeIssue, describeIssues } from '../permalink/describe.ts';
import { families } from '../problems/catalogue.ts';
import { useAppState, useServices } from '../state/services.ts';
import { Notice } from '../ui/notice.tsx';

/** What the link said that could not be used, field by field. */
export function LinkNotice(): ReactElement {
  const { store } = useServices();
  const issues = useAppState((state) => state.issues);
  const title = describeIssues(issues, families);
  const details = issues.map((issue) => describeIssue(issue, families)).filter((sentence) => sentence !== title);
  return (
    <Notice tone="warning" title={title} onClose={() => store.dismissIssues()}>
      {details.length > 0 ? details.join(' ') : undefined}
    </Notice>
  );
}
