import type { KeyboardEvent, ReactElement, ReactNode, RefObject } from 'react';

interface ChartAndTableProps {
  /** On the element around all of it; for `focusPart`. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly chart: ReactNode;
  readonly notes: ReactNode;
  readonly table: ReactNode;
}

/** Brings the keyboard to one part: key T of the chart leads to the table. */
export function focusPart(box: RefObject<HTMLDivElement | null>, part: 'chart' | 'table'): void {
  box.current?.querySelector<HTMLElement>(`.wide-view__${part} [tabindex="0"]`)?.focus();
}

/** A chart over a table of its numbers, from where T and Escape lead back. */
export function ChartAndTable({ box, chart, notes, table }: ChartAndTableProps): ReactElement {
  const keyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' || event.key.toLowerCase() === 't') focusPart(box, 'chart');
  };
  return (
    <div ref={box}>
      <div className="wide-view__chart">{chart}</div>
      {notes}
      <div className="wide-view__table" onKeyDown={keyDown} role="presentation">
        {table}
      </div>
    </div>
  );
}
