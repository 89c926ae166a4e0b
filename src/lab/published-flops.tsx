import { type ReactElement, useEffect, useState } from 'react';
import { formatCount } from '../charts/numbers.ts';
import { methodName } from '../experiments/method-name.ts';
import { useAppState, useFamily } from '../state/services.ts';

interface PublishedFlopsProps {
  /** The method by its name in the summary. */
  readonly method: string;
  /** The size of the point that is looked at. */
  readonly size: number;
}

/** The operations of the same estimate by another convention, where one is published; below the definition of FLOPs. */
export function PublishedFlops({ method, size }: PublishedFlopsProps): ReactElement | false {
  const family = useFamily();
  const document = useAppState((state) => state.document);
  const [flops, setFlops] = useState<number>();
  useEffect(() => {
    let wanted = true;
    const found = document.methods.find((each) => methodName(each) === method);
    const params = { ...document.params, [family.size]: size };
    const published = found && family.publishedFlops?.(params, found);
    void published?.then((count) => wanted && setFlops(count));
    return () => void (wanted = false);
  }, [document, family, method, size]);
  return (
    flops !== undefined && (
      <span className="u-term__definition" data-testid="published-flops">
        By the convention of the published implementation: {formatCount(flops)} FLOPs.
      </span>
    )
  );
}
