import type { ReactElement } from 'react';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { MethodChip } from '../ui/method-row.tsx';
import { MethodGlyph } from './method-glyph.tsx';
import { offersOf } from './method-refs.ts';
import { useFocus } from './use-focus.ts';
import { methodName } from '../experiments/method-name.ts';

/** On phones: the methods in use, to put one in focus. */
export function Chips(): ReactElement {
  const { store } = useServices();
  const family = useFamily();
  const used = useAppState((state) => state.document.methods);
  const focus = useFocus();
  const names = new Set(used.map(methodName));
  return (
    <fieldset className="chips">
      <legend className="u-hidden">Methods</legend>
      {offersOf(family, used)
        .filter(({ name }) => names.has(name))
        .map(({ name, look }) => (
          <MethodChip
            key={name}
            glyph={<MethodGlyph look={look} />}
            name={look.short}
            selected={focus === name}
            onSelect={() => store.focus(name)}
          />
        ))}
    </fieldset>
  );
}
