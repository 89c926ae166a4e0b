import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Field } from '../problems/schema.ts';
import { type NumberText, type NumericField, wholeNumbers } from './number-text.ts';
import './number-field.css';

interface NumberFieldProps {
  readonly field: NumericField;
  readonly value: number;
  /** Called on Enter or when the field is left, with a number in range that differs from `value`. */
  readonly onCommit: (value: number) => void;
  /** Which numbers it takes: whole ones by default. */
  readonly numbers?: NumberText | undefined;
  /** How the value reads while nobody edits it; by default as `numbers` say: plain digits and k, M, G for whole ones. */
  readonly format?: ((value: number) => string) | undefined;
  /** Beside the field, for instance a button. */
  readonly after?: ReactNode;
  /** If given, the field cannot be used and says why. */
  readonly disabledReason?: string | undefined;
  /** On the text input. */
  readonly testid?: string | undefined;
  /** Ids for the label and for the reason, so that another control can share them. */
  readonly labelId?: string | undefined;
  readonly reasonId?: string | undefined;
}

/** What was typed and not yet taken, with the value it was typed over. */
interface Draft {
  readonly text: string;
  readonly base: number;
  readonly complained: boolean;
}

function useDraft({ field, value, onCommit, numbers = wholeNumbers, format = numbers.format }: NumberFieldProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [focused, setFocused] = useState(false);
  const ref = useRef<HTMLInputElement>(null);
  // The text to edit may be longer than the one at rest; without this, what is typed first would be added to it.
  useLayoutEffect(() => {
    if (focused) ref.current?.select();
  }, [focused]);
  // A value set from elsewhere ends the edit; without this the old text would hide what is now true.
  if (draft && draft.base !== value) setDraft(null);
  const read = draft ? numbers.read(field, draft.text) : null;
  const resting = focused ? numbers.edit(field, value, format) : format(value);

  const commit = () => {
    if (!draft || !read) return;
    if (!read.ok) return setDraft({ ...draft, complained: true });
    setDraft(null);
    if (read.value !== value) onCommit(read.value);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || !draft) return;
    event.preventDefault();
    setDraft(null);
  };
  return {
    text: draft?.text ?? resting,
    message: draft?.complained && !read?.ok ? numbers.hint(field, format) : undefined,
    input: {
      ref,
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        setDraft({ text: event.currentTarget.value, base: value, complained: draft?.complained ?? false }),
      onKeyDown: keyDown,
      onFocus: () => setFocused(true),
      onBlur: () => {
        setFocused(false);
        commit();
      },
    },
  };
}

/** Name of a field with its symbol in italics: Width *n*. */
export function FieldName({ field }: { readonly field: Field }) {
  return (
    <>
      {field.label}
      {'symbol' in field && field.symbol !== undefined && <i> {field.symbol}</i>}
    </>
  );
}

/**
 * Label and text field for a number. Text that is no number in range stays as typed, with a message; Escape gives
 * back the value.
 */
export function NumberField(props: NumberFieldProps) {
  const { field, after, disabledReason, testid, numbers = wholeNumbers, format = numbers.format } = props;
  const own = useId();
  const { text, message, input } = useDraft(props);
  const reasonId = props.reasonId ?? `${own}reason`;
  const wrong = message !== undefined;
  const described = [wrong && `${own}wrong`, disabledReason !== undefined && reasonId].filter(Boolean).join(' ');
  const longest = Math.max(...[field.min, field.max, props.value].map((value) => format(value).length));
  return (
    <div className="u-number">
      <label id={props.labelId ?? `${own}label`} htmlFor={`${own}input`} className="u-number__label">
        <FieldName field={field} />
      </label>
      <span className="u-number__controls">
        <input
          {...input}
          id={`${own}input`}
          className="u-number__input"
          style={{ '--chars': longest }}
          type="text"
          inputMode={numbers.inputMode(field)}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          value={text}
          disabled={disabledReason !== undefined}
          aria-invalid={wrong || undefined}
          aria-describedby={described || undefined}
          data-testid={testid}
        />
        {after}
      </span>
      <p id={`${own}wrong`} className="u-number__note u-number__note--wrong" role="alert">
        {message}
      </p>
      {disabledReason !== undefined && (
        <p id={reasonId} className="u-number__note">
          {disabledReason}
        </p>
      )}
    </div>
  );
}
