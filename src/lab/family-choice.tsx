import { type ReactElement, useRef } from 'react';
import type { Document } from '../permalink/document.ts';
import { families } from '../problems/catalogue.ts';
import type { ChoiceField as Choice } from '../problems/schema.ts';
import { useFamily, useServices } from '../state/services.ts';
import { ChoiceField } from '../ui/choice-field.tsx';

const TITLES = new Map(families.map(({ id, title }) => [id, title]));

const FIELD: Choice = {
  type: 'choice',
  label: 'Problem',
  choices: families.map(({ id }) => id),
  default: families[0]?.id ?? '',
};

/** Which family is looked at. Each is found again as it was left. */
export function FamilyChoice({ hook }: { readonly hook: boolean }): ReactElement {
  const { store, documentAt } = useServices();
  const { id } = useFamily();
  const left = useRef(new Map<string, Document>());
  const choose = (next: string): void => {
    left.current.set(id, store.getState().document);
    store.change(left.current.get(next) ?? documentAt(`#v=1&family=${next}`));
  };
  return (
    <ChoiceField
      field={FIELD}
      value={id}
      onChange={choose}
      written={(choice) => TITLES.get(choice) ?? choice}
      testid={hook ? 'choice-family' : undefined}
    />
  );
}
