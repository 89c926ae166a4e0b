import './progress.css';

interface ProgressProps {
  /** How much of `total` is done, in any unit. */
  readonly done: number;
  /** Zero while it is not known how much there is to do. */
  readonly total: number;
  /** What is under way, for readers. */
  readonly label: string;
}

/** A bar of 4 px; the numbers belong in words beside it. */
export function Progress({ done, total, label }: ProgressProps) {
  const known = total > 0;
  return (
    <progress
      className="u-progress"
      aria-label={label}
      max={known ? total : undefined}
      value={known ? Math.min(done, total) : undefined}
    />
  );
}
