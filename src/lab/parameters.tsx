import type { ReactElement } from 'react';
import { DOCUMENT_FIELDS } from '../permalink/fields.ts';
import { type IntField, isPrincipal, type RealField } from '../problems/schema.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { realNumbers } from '../ui/real-text.ts';
import { Slider } from '../ui/slider.tsx';

interface ParameterProps {
  readonly name: string;
  readonly field: IntField;
  /** Whether it carries its test hook: a parameter may stand in two places, of which one is out of reach. */
  readonly hook: boolean;
}

/** One parameter of the family as a slider. */
function ParameterSlider({ name, field, hook }: ParameterProps): ReactElement {
  const { store } = useServices();
  const value = useAppState((state) => Number(state.document.params[name]));
  return (
    <Slider
      field={field}
      value={value}
      onChange={(next, phase) => store.edit({ params: { ...store.getState().document.params, [name]: next } }, phase)}
      testid={hook ? `slider-${name}` : undefined}
    />
  );
}

/** What is worth knowing of the parameters as they are. */
function Remark(): ReactElement | false {
  const { remark } = useFamily();
  const params = useAppState((state) => state.document.params);
  const text = remark?.(params);
  return text !== undefined && <p className="builder__remark">{text}</p>;
}

interface NumberProps extends Omit<ParameterProps, 'field'> {
  readonly field: RealField;
}

/** One parameter of the family as a number. */
function ParameterNumber({ name, field, hook }: NumberProps): ReactElement {
  const { store } = useServices();
  const value = useAppState((state) => Number(state.document.params[name]));
  return (
    <NumberField
      field={field}
      value={value}
      numbers={realNumbers}
      onCommit={(next) => store.edit({ params: { ...store.getState().document.params, [name]: next } }, 'commit')}
      testid={hook ? `field-${name}` : undefined}
    />
  );
}

/** The principal parameters of the family, in the order of its schema. */
export function Parameters({ hooks }: { readonly hooks: boolean }): ReactElement {
  const { params } = useFamily();
  return (
    <section className="builder__group" aria-label="Parameters">
      {Object.entries(params).map(([name, field]) => {
        if (field.type === 'int') return <ParameterSlider key={name} name={name} field={field} hook={hooks} />;
        if (field.type !== 'real' || !isPrincipal(field)) return false;
        return <ParameterNumber key={name} name={name} field={field} hook={hooks} />;
      })}
      <Remark />
    </section>
  );
}

/** The slider of the parameter that the main sweep runs over. */
export function SizeSlider({ hook }: { readonly hook: boolean }): ReactElement | false {
  const { params, size } = useFamily();
  const field = params[size];
  return field?.type === 'int' && <ParameterSlider name={size} field={field} hook={hook} />;
}

/** The seed, and a button for the next one. */
export function SeedField(): ReactElement {
  const { store } = useServices();
  const { noun } = useFamily();
  const seed = useAppState((state) => state.document.seed);
  const field = DOCUMENT_FIELDS.seed;
  const next = seed < field.max ? seed + 1 : field.min;
  return (
    <NumberField
      field={field}
      value={seed}
      format={String}
      onCommit={(value) => store.edit({ seed: value }, 'commit')}
      testid="field-seed"
      after={
        <Button
          onClick={() => store.edit({ seed: next }, 'commit')}
          aria-label={`Next ${noun.one}: seed ${next}`}
          testid="next-instance"
        >
          Next
        </Button>
      }
    />
  );
}
