import type { ReactElement } from 'react';
import { isMeasurable } from '../experiments/measure.ts';
import { MEASURE_FIELD } from '../permalink/fields.ts';
import { useAppState, useCurves, useServices } from '../state/services.ts';
import { ChoiceField } from '../ui/choice-field.tsx';

/** What errors are shown as. Measures that need exact averages are offered where those are known. */
export function MeasureChoice({ hook }: { readonly hook: boolean }): ReactElement {
  const { store } = useServices();
  const { main } = useCurves();
  const measure = useAppState(({ document }) => document.measure) ?? 'normalised';
  const choices = MEASURE_FIELD.choices.filter((choice) => choice === measure || isMeasurable(main, choice));
  const choose = (wanted: string): void => {
    const found = choices.find((choice) => choice === wanted);
    store.edit({ measure: found === 'normalised' ? undefined : found }, 'commit');
  };
  return (
    <ChoiceField
      field={{ ...MEASURE_FIELD, choices }}
      value={measure}
      onChange={choose}
      written={(choice) =>
        choices.flatMap((each) => (each === choice ? (MEASURE_FIELD.words?.[each] ?? []) : []))[0] ?? choice
      }
      testid={hook ? 'choice-measure' : undefined}
    />
  );
}
