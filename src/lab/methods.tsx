import { type ReactElement, useEffect, useRef, useState } from 'react';
import { methodName } from '../experiments/method-name.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { MethodRow } from '../ui/method-row.tsx';
import { MethodGlyph, SamplingGlyph } from './method-glyph.tsx';
import { type Offer, offersOf, withMethod, withoutMethod } from './method-refs.ts';
import { useFocus } from './use-focus.ts';

interface RowProps {
  readonly offer: Offer;
  readonly on: boolean;
  /** Whether it was just switched: it is then a new element, in the other part of the list, and takes the focus along. */
  readonly switched: boolean;
  /** Says which row has been switched; undefined once that has the focus again. */
  readonly onSwitch: (name: string | undefined) => void;
}

function Row({ offer, on, switched, onSwitch }: RowProps): ReactElement {
  const { store } = useServices();
  const family = useFamily();
  const focus = useFocus();
  const { method, name, look } = offer;
  const toggle = (next: boolean): void => {
    const used = store.getState().document.methods;
    store.edit({ methods: next ? withMethod(family, used, method) : withoutMethod(used, name) }, 'commit');
    onSwitch(name);
  };
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!switched) return;
    ref.current?.focus({ preventScroll: true });
    onSwitch(undefined);
  }, [switched, onSwitch]);
  return (
    <MethodRow
      glyph={<MethodGlyph look={look} />}
      name={look.name}
      remembers={look.remembers}
      on={on}
      selected={focus === name}
      onSelect={() => store.focus(name)}
      onToggle={toggle}
      switchRef={ref}
      testid={`method-${name}`}
    />
  );
}

/** The methods compared, those that could be added, and sampling, which is always there. */
export function Methods({ most }: { readonly most: number }): ReactElement {
  const family = useFamily();
  const used = useAppState((state) => state.document.methods);
  const [switched, setSwitched] = useState<string>();
  const names = new Set(used.map(methodName));
  const offers = offersOf(family, used);
  const inUse = offers.filter(({ name }) => names.has(name));
  const others = used.length < most ? offers.filter(({ name }) => !names.has(name)) : [];
  return (
    <section className="builder__group builder__group--rows" aria-labelledby="builder-methods">
      <h2 id="builder-methods" className="builder__heading">
        Methods{' '}
        <span className="builder__count">
          {used.length} of {most}
        </span>
      </h2>
      {inUse.map((offer) => (
        <Row key={offer.name} offer={offer} on switched={switched === offer.name} onSwitch={setSwitched} />
      ))}
      <MethodRow glyph={<SamplingGlyph />} name="Sampling" remembers="at the same FLOPs" on />
      {others.map((offer) => (
        <Row key={offer.name} offer={offer} on={false} switched={switched === offer.name} onSwitch={setSwitched} />
      ))}
    </section>
  );
}
