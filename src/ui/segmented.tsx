import { useId } from 'react';
import './segmented.css';

interface SegmentedProps<T extends string | number> {
  readonly label: string;
  /** Values with their words, in the order in which they stand. */
  readonly choices: readonly (readonly [value: T, words: string])[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  /** If given, nothing can be chosen, and this says why. */
  readonly disabledReason?: string | undefined;
  /** Why the last choice was not taken. */
  readonly complaint?: string | undefined;
  readonly testid?: string | undefined;
}

/** A few alternatives side by side: native radio buttons, so that arrow keys choose. */
export function Segmented<T extends string | number>(props: SegmentedProps<T>) {
  const { label, choices, value, onChoose, disabledReason, complaint, testid } = props;
  const id = useId();
  return (
    <fieldset
      className="u-segmented"
      disabled={disabledReason !== undefined}
      aria-describedby={disabledReason !== undefined || complaint !== undefined ? `${id}note` : undefined}
      data-testid={testid}
    >
      <legend className="u-segmented__label">{label}</legend>
      <span className="u-segmented__choices">
        {choices.map(([each, words]) => (
          <label key={each} className="u-segmented__choice">
            <input
              type="radio"
              className="u-segmented__input"
              name={id}
              checked={each === value}
              onChange={() => onChoose(each)}
            />
            <span className="u-segmented__words">{words}</span>
          </label>
        ))}
      </span>
      <span id={`${id}note`} className="u-segmented__note" role={disabledReason === undefined ? 'alert' : undefined}>
        {disabledReason ?? complaint}
      </span>
    </fieldset>
  );
}
