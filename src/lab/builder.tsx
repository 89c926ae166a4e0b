import { lazy, type ReactElement, Suspense, useId, useState } from 'react';
import { MOST_METHODS } from '../permalink/fields.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { FamilyChoice } from './family-choice.tsx';
import { Further } from './further.tsx';
import { MeasureChoice } from './measure-choice.tsx';
import { Precision } from './precision.tsx';
import { Methods } from './methods.tsx';
import { Parameters, SeedField } from './parameters.tsx';
import './builder.css';

const Examples = lazy(async () => ({ default: (await import('./examples.tsx')).Examples }));

/** Examples, out of the way until they are asked for. */
function ExampleMenu(): ReactElement {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section className="builder__group">
      <Button
        look="quiet"
        className="builder__more"
        icon={<Icon name="chevron-down" />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        testid="examples"
      >
        Examples
      </Button>
      <div id={id} hidden={!open}>
        <Suspense>{open && <Examples />}</Suspense>
      </div>
    </section>
  );
}

/** Everything that a link carries, as controls. `reachable` is false in a closed sheet, which leaves the test hooks to the dock. */
export function Builder({ reachable }: { readonly reachable: boolean }): ReactElement {
  return (
    <div className="builder">
      <ExampleMenu />
      <section className="builder__group" aria-label="Problem">
        <FamilyChoice hook={reachable} />
      </section>
      <Parameters hooks={reachable} />
      <Further hooks={reachable} />
      <SeedField />
      <Methods most={MOST_METHODS} />
      <Precision />
      <section className="builder__group" aria-label="Chart">
        <MeasureChoice hook={reachable} />
      </section>
    </div>
  );
}
