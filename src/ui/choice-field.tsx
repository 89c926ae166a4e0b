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
}

/** Label and native select for one of a few alternatives. */
export function ChoiceField({ field, value, onChange, testid }: ChoiceFieldProps) {
  const id = useId();
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
            {field.words ? `${choice}: ${field.words[choice]}` : choice}
          </option>
        ))}
      </select>
    </div>
  );
}
