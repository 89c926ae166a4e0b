import { type ReactElement, useState } from 'react';
import type { Method, MethodRef } from '../problems/contract.ts';
import type { Field, Value } from '../problems/schema.ts';
import { Segmented } from '../ui/segmented.tsx';
import './method-options.css';

/** Choices whose names in links are not words. */
const WORDS: Readonly<Record<string, string>> = { true: 'yes', false: 'no', 'order-2': 'fall back to order 2' };

function choicesOf(field: Field): readonly (readonly [Value, string])[] {
  if (field.type === 'choice') return field.choices.map((choice) => [choice, WORDS[choice] ?? choice]);
  return field.ticks.map((tick) => [tick, String(tick)]);
}

interface MethodOptionsProps {
  readonly method: Method;
  readonly options: MethodRef['options'];
  /** Names of the other methods in use, which this one must not become. */
  readonly taken: readonly string[];
  readonly onChange: (options: MethodRef['options']) => void;
}

/** What of a method can be chosen. Every choice is taken at once, unless it makes the method one that is in use. */
export function MethodOptions({ method, options, taken, onChange }: MethodOptionsProps): ReactElement {
  const [refused, setRefused] = useState<{ readonly option: string; readonly reason: string }>();
  const idle = method.idle?.(options) ?? {};
  const choose = (option: string, value: Value): void => {
    const next = { ...options, [option]: value };
    const { name } = method.look(next);
    if (taken.includes(name)) return setRefused({ option, reason: `${name} is in use already.` });
    setRefused(undefined);
    onChange(next);
  };
  return (
    <fieldset className="method-options">
      <legend className="u-hidden">Options of {method.look(options).name}</legend>
      {Object.entries(method.options).map(([option, field]) => (
        <Segmented
          key={option}
          label={field.label}
          choices={choicesOf(field)}
          value={options[option] ?? field.default}
          onChoose={(value) => choose(option, value)}
          disabledReason={idle[option]}
          complaint={refused?.option === option ? refused.reason : undefined}
          testid={`option-${option}`}
        />
      ))}
    </fieldset>
  );
}
