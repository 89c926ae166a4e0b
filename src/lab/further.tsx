import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useAppState, useFamily } from '../state/services.ts';

// Most visits leave them as they are: they are loaded when the group is opened.
const FurtherParameters = lazy(async () => ({
  default: (await import('./further-parameters.tsx')).FurtherParameters,
}));

/** What of the family is no slider, behind a summary that says what is chosen. */
export function Further({ hooks }: { readonly hooks: boolean }): ReactElement | false {
  const { params, noun } = useFamily();
  const values = useAppState((state) => state.document.params);
  const [opened, setOpened] = useState(false);
  const chosen = Object.keys(params).filter((name) => params[name]?.type === 'choice');
  return (
    chosen.length > 0 && (
      <details className="builder__further" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
        <summary className="builder__heading" data-testid={hooks ? 'further' : undefined}>
          <span className="builder__noun">{noun.one}</span>{' '}
          <span className="builder__count">{chosen.map((name) => String(values[name])).join(', ')}</span>
        </summary>
        <div className="builder__group">
          <Suspense>{opened && <FurtherParameters hooks={hooks} />}</Suspense>
        </div>
      </details>
    )
  );
}
