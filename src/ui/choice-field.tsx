import { useId } from 'react';
import type { ChoiceField as Choice } from '../problems/schema.ts';
import { FieldName } from './number-field.tsx';
import './choice-field.css';

interface ChoiceFieldProps {
  readonly field: Choice;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** On the select. */
  readonly testid?: string | undefined;
  /** How an alternative is written; its name, and words after it where there are any, if this is absent. */
  readonly written?: ((choice: string) => string) | undefined;
}

/** Label and native select for one of a few alternatives. */
export function ChoiceField({ field, value, onChange, testid, written }: ChoiceFieldProps) {
  const id = useId();
  const usual = (choice: string): string => (field.words ? `${choice}: ${field.words[choice]}` : choice);
  return (
    <div className="u-choice">
      <label htmlFor={id} className="u-choice__label">
        <FieldName field={field} />
      </label>
      <select
        id={id}
        className="u-choice__select"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={testid}
      >
        {field.choices.map((choice) => (
          <option key={choice} value={choice}>
            {(written ?? usual)(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}
