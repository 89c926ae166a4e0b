import type { ReactElement } from 'react';
import { applies, type ChoiceField as Choice, isPrincipal, type RealField } from '../problems/schema.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { realNumbers } from '../ui/real-text.ts';

interface ParameterProps {
  readonly name: string;
  readonly field: Choice | RealField;
  readonly hook: boolean;
}

function Parameter({ name, field, hook }: ParameterProps): ReactElement {
  const { store } = useServices();
  const value = useAppState((state) => state.document.params[name]);
  const set = (next: number | string): void =>
    store.edit({ params: { ...store.getState().document.params, [name]: next } }, 'commit');
  if (field.type === 'choice') {
    const testid = hook ? `choice-${name}` : undefined;
    return <ChoiceField field={field} value={String(value)} onChange={set} testid={testid} />;
  }
  const testid = hook ? `field-${name}` : undefined;
  return <NumberField field={field} value={Number(value)} numbers={realNumbers} onCommit={set} testid={testid} />;
}

/**
 * The parameters of the family that are not principal, in the order of its schema. Those that say nothing beside the
 * others are not shown, and keep their values.
 */
export function FurtherParameters({ hooks }: { readonly hooks: boolean }): ReactElement {
  const { params } = useFamily();
  const values = useAppState((state) => state.document.params);
  return (
    <>
      {Object.entries(params).map(
        ([name, field]) =>
          field.type !== 'int' &&
          !isPrincipal(field) &&
          applies(field, values) && <Parameter key={name} name={name} field={field} hook={hooks} />,
      )}
    </>
  );
}
