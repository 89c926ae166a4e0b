import type { ReactElement } from 'react';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { MethodChip } from '../ui/method-row.tsx';
import { MethodGlyph } from './method-glyph.tsx';
import { inUseOf } from './method-refs.ts';
import { useFocus } from './use-focus.ts';

/** On phones: the methods in use, to put one in focus. */
export function Chips(): ReactElement {
  const { store } = useServices();
  const family = useFamily();
  const used = useAppState((state) => state.document.methods);
  const focus = useFocus();
  return (
    <fieldset className="chips">
      <legend className="u-hidden">Methods</legend>
      {inUseOf(family, used).map(({ name, look }) => (
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
