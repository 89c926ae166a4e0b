import type { ReactElement } from 'react';
import { formatCount } from '../charts/numbers.ts';
import { DOCUMENT_FIELDS } from '../permalink/fields.ts';
import { useAppState, useFamily, useServices, useStoredShare } from '../state/services.ts';
import { Slider } from '../ui/slider.tsx';

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** How well errors are measured: instances a size, and the reference's samples. */
export function Precision(): ReactElement {
  const { store } = useServices();
  const { noun } = useFamily();
  const instances = useAppState((state) => state.document.instances);
  const samples = useAppState((state) => state.document.samples);
  const share = useStoredShare();
  return (
    <section className="builder__group" aria-labelledby="builder-precision">
      <h2 id="builder-precision" className="builder__heading">
        Precision
      </h2>
      <Slider
        field={{ ...DOCUMENT_FIELDS.instances, label: `${capitalised(noun.many)} a size` }}
        value={instances}
        onChange={(next, phase) => store.edit({ instances: next }, phase)}
        testid="slider-instances"
      />
      <Slider
        field={DOCUMENT_FIELDS.samples}
        value={samples}
        onChange={(next, phase) => store.edit({ samples: next }, phase)}
        format={formatCount}
        testid="slider-budget"
      />
      {share && (
        <p className="builder__hint" data-testid="stored-hint">
          At {share.sizes} of {share.of} sizes {formatCount(share.samples)} stored samples are used instead.
        </p>
      )}
    </section>
  );
}
