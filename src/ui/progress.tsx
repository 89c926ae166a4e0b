import './progress.css';

export interface ProgressProps {
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
    <span
      className="u-progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={known ? total : undefined}
      aria-valuenow={known ? Math.min(done, total) : undefined}
    >
      <span className="u-progress__done" style={{ '--at': known ? Math.min(done / total, 1) : 0 }} />
    </span>
  );
}
