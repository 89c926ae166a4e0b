import { lazy, type ReactElement, Suspense } from 'react';
import { useAppState, usePageState } from '../state/services.ts';

// Most visits see none of these: they are loaded when they have something to say.
const LinkNotice = lazy(async () => ({ default: (await import('./link-notice.tsx')).LinkNotice }));
const FailureNotice = lazy(async () => ({ default: (await import('./failure-notice.tsx')).FailureNotice }));
const UnavailableNotice = lazy(async () => ({ default: (await import('./failure-notice.tsx')).UnavailableNotice }));

/** Messages above the chart; they never cover it. */
export function Notices(): ReactElement {
  const replaced = useAppState((state) => state.issues.length > 0);
  const failed = useAppState((state) => state.run.failures.length > 0);
  const unavailable = usePageState() === 'unavailable';
  return (
    <Suspense>
      {replaced && <LinkNotice />}
      {failed && <FailureNotice />}
      {unavailable && <UnavailableNotice />}
    </Suspense>
  );
}
