import type { ReactNode, RefObject } from 'react';
import { Icon } from './icons.tsx';
import './method-row.css';

interface Described {
  /** The method's line and mark, as on the chart; decoration here. */
  readonly glyph: ReactNode;
  /** For instance Order 2. */
  readonly name: string;
  readonly testid?: string | undefined;
}

interface MethodRowProps extends Described {
  /** What it carries along, in grey: + covariances. */
  readonly remembers?: string | undefined;
  readonly on: boolean;
  /** Without it the method cannot be removed, and the row says "always". */
  readonly onToggle?: ((on: boolean) => void) | undefined;
  /** The switch, to give it the focus. */
  readonly switchRef?: RefObject<HTMLButtonElement | null> | undefined;
  readonly selected?: boolean | undefined;
  /** Before the switch, for instance a button. */
  readonly after?: ReactNode;
  /** Puts the method in focus on the chart. */
  readonly onSelect?: (() => void) | undefined;
}

function RowBody({ glyph, name, remembers, selected, onSelect }: MethodRowProps) {
  const content = (
    <>
      <span className="u-method__glyph" aria-hidden="true">
        {glyph}
      </span>
      <span>
        <span className="u-method__name">{name}</span>
        {remembers !== undefined && <span className="u-method__remembers"> {remembers}</span>}
      </span>
    </>
  );
  if (!onSelect) return <span className="u-method__body">{content}</span>;
  return (
    <button type="button" className="u-method__body" aria-pressed={selected ?? false} onClick={onSelect}>
      {content}
    </button>
  );
}

/**
 * One method of the builder's list: in use, with a cross that takes it out; or out, as an offer to add it. The switch is
 * the same element in both, so that focus stays where it was. `testid` is on the switch.
 */
export function MethodRow(props: MethodRowProps) {
  const { name, remembers, on, onToggle, switchRef, selected = false, testid } = props;
  const shown = on || !onToggle;
  return (
    <div className="u-method" data-selected={(shown && selected) || undefined}>
      {shown && <RowBody {...props} />}
      {props.after}
      {onToggle ? (
        <button
          key="switch"
          ref={switchRef}
          type="button"
          role="switch"
          className={on ? 'u-method__remove' : 'u-method__add'}
          aria-checked={on}
          aria-label={on ? `Use ${name}` : undefined}
          title={on ? `Remove ${name}` : undefined}
          data-testid={testid}
          onClick={() => onToggle(!on)}
        >
          <Icon name={on ? 'close' : 'plus'} />
          {!on && (
            <span>
              Add {name}
              {remembers !== undefined && <span className="u-method__remembers"> {remembers}</span>}
            </span>
          )}
        </button>
      ) : (
        <span className="u-method__always">always</span>
      )}
    </div>
  );
}

interface MethodChipProps extends Described {
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** A method on a phone: under the chart, in a row that scrolls sideways; pressing it puts the method in focus. */
export function MethodChip({ glyph, name, selected, onSelect, testid }: MethodChipProps) {
  return (
    <button type="button" className="u-chip" aria-pressed={selected} data-testid={testid} onClick={onSelect}>
      <span className="u-method__glyph" aria-hidden="true">
        {glyph}
      </span>
      {name}
    </button>
  );
}
