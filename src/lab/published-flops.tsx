import { type ReactElement, useEffect, useState } from 'react';
import { formatCount } from '../charts/numbers.ts';
import { methodName } from '../experiments/method-name.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { Button } from '../ui/button.tsx';

interface PublishedFlopsProps {
  /** The method by its name in the summary. */
  readonly method: string;
  /** The size of the point that is looked at. */
  readonly size: number;
}

/** The operations of an estimate by the convention of the published implementation, where there is one. */
function usePublished({ method, size }: PublishedFlopsProps): number | undefined {
  const family = useFamily();
  const document = useAppState((state) => state.document);
  const [flops, setFlops] = useState<number>();
  useEffect(() => {
    let wanted = true;
    const found = document.methods.find((each) => methodName(each) === method);
    const params = { ...document.params, [family.size]: size };
    const published = found && family.publishedFlops?.(params, found);
    void Promise.resolve(published).then((count) => wanted && setFlops(count));
    return () => void (wanted = false);
  }, [document, family, method, size]);
  return flops;
}

/** The count of the published convention below the definition of FLOPs, and a switch between it and ours. */
export function PublishedFlops(point: PublishedFlopsProps): ReactElement | false {
  const { store } = useServices();
  const convention = useAppState((state) => state.convention);
  const flops = usePublished(point);
  if (flops === undefined) return false;
  const other = convention === 'own' ? 'published' : 'own';
  return (
    <span className="u-term__definition" data-testid="published-flops">
      By the convention of the published implementation: {formatCount(flops)} FLOPs.{' '}
      <Button onClick={() => store.count(other)} testid="flops-convention">
        {other === 'own' ? 'Show our own count' : 'Show this count'}
      </Button>
    </span>
  );
}

/** The published count in the readout; our own where there is none. */
export function PublishedCount({ own, ...point }: PublishedFlopsProps & { readonly own: string }): ReactElement {
  const flops = usePublished(point);
  return <>{flops === undefined ? own : `${formatCount(flops)} FLOPs as published`}</>;
}
