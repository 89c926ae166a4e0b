import { lazy, type ReactElement, Suspense, useCallback, useEffect, useId, useRef, useState } from 'react';
import { methodName } from '../experiments/method-name.ts';
import type { MethodRef } from '../problems/contract.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { MethodRow } from '../ui/method-row.tsx';
import { MethodGlyph, SamplingGlyph } from './method-glyph.tsx';
import { inUseOf, type Offer, offersOf, withChanged, withMethod, withoutMethod } from './method-refs.ts';
import { useFocus } from './use-focus.ts';

const MethodOptions = lazy(async () => ({ default: (await import('./method-options.tsx')).MethodOptions }));

/** What has just been done to the list, by the name of the method it was done to. */
interface Doing {
  /** Switched on or off: it is then a new element, in the other part of the list, and takes the focus along. */
  readonly switched?: string | undefined;
  /** Its options are open. */
  readonly open?: string | undefined;
}

interface RowProps {
  readonly offer: Offer;
  readonly on: boolean;
  readonly doing: Doing;
  readonly onDo: (change: Doing) => void;
}

/** The options of one method in use. */
function Options({ offer: { method, name }, id, onDo }: RowProps & { readonly id: string }): ReactElement | false {
  const { store } = useServices();
  const family = useFamily();
  const used = useAppState((state) => state.document.methods);
  const estimator = family.methods.find((each) => each.id === method.id);
  if (!estimator) return false;
  const change = (options: MethodRef['options']): void => {
    const next = { ...method, options };
    store.edit({ methods: withChanged(used, name, next) }, 'commit');
    store.focus(methodName(next));
    onDo({ open: methodName(next) });
  };
  const others = inUseOf(family, withoutMethod(used, name)).map(({ look }) => look.name);
  return (
    <div id={id}>
      <Suspense>
        <MethodOptions method={estimator} options={method.options} taken={others} onChange={change} />
      </Suspense>
    </div>
  );
}

function Row(props: RowProps): ReactElement {
  const { offer, on, doing, onDo } = props;
  const { store } = useServices();
  const family = useFamily();
  const focus = useFocus();
  const id = useId();
  const { method, name, look } = offer;
  const open = on && doing.open === name;
  const toggle = (next: boolean): void => {
    const used = store.getState().document.methods;
    store.edit({ methods: next ? withMethod(family, used, method) : withoutMethod(used, name) }, 'commit');
    onDo({ switched: name, ...(open && { open: undefined }) });
  };
  const ref = useRef<HTMLButtonElement>(null);
  const switched = doing.switched === name;
  useEffect(() => {
    if (!switched) return;
    ref.current?.focus({ preventScroll: true });
    onDo({ switched: undefined });
  }, [switched, onDo]);
  return (
    <>
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
        after={
          on &&
          Object.keys(method.options).length > 0 && (
            <Button
              look="quiet"
              aria-expanded={open}
              aria-controls={id}
              aria-label={`Options of ${look.name}`}
              onClick={() => onDo({ open: open ? undefined : name })}
              testid={`options-${look.short}`}
            >
              Options
            </Button>
          )
        }
      />
      {open && <Options {...props} id={id} />}
    </>
  );
}

/** Adds a form that no plain offer has, and opens its options. */
function AddForm({ onDo }: Pick<RowProps, 'onDo'>): ReactElement {
  const { store } = useServices();
  const family = useFamily();
  const add = async (): Promise<void> => {
    const { nextForm } = await import('./forms.ts');
    const used = store.getState().document.methods;
    const next = nextForm(family, used);
    if (!next) return;
    store.edit({ methods: withMethod(family, used, next) }, 'commit');
    store.focus(methodName(next));
    onDo({ open: methodName(next) });
  };
  return (
    <Button
      look="quiet"
      className="builder__more"
      icon={<Icon name="plus" />}
      onClick={() => void add()}
      testid="add-form"
    >
      Add another form
    </Button>
  );
}

/** A row's key: a method whose options change keeps its row, and with it the focus. */
function placeOf(rows: readonly Offer[], at: number): string {
  const id = rows[at]?.method.id;
  return `${id} ${rows.slice(0, at).filter(({ method }) => method.id === id).length}`;
}

/** The methods compared, those that could be added, and sampling, which is always there. */
export function Methods({ most }: { readonly most: number }): ReactElement {
  const family = useFamily();
  const used = useAppState((state) => state.document.methods);
  const [doing, setDoing] = useState<Doing>({});
  const onDo = useCallback((change: Doing) => setDoing((before) => ({ ...before, ...change })), []);
  const full = used.length >= most;
  const shared = { doing, onDo };
  return (
    <section className="builder__group builder__group--rows" aria-labelledby="builder-methods">
      <h2 id="builder-methods" className="builder__heading">
        Methods{' '}
        <span className="builder__count">
          {used.length} of {most}
        </span>
      </h2>
      {inUseOf(family, used).map((offer, at, all) => (
        <Row key={placeOf(all, at)} offer={offer} on {...shared} />
      ))}
      <MethodRow glyph={<SamplingGlyph />} name="Sampling" remembers="at the same FLOPs" on />
      {!full && offersOf(family, used).map((offer) => <Row key={offer.name} offer={offer} on={false} {...shared} />)}
      {!full && <AddForm onDo={onDo} />}
    </section>
  );
}
