import { type ReactElement, useId, useState } from 'react';
import { usePageState } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Builder } from './builder.tsx';
import { Companion } from './companion.tsx';
import { SizeSlider } from './parameters.tsx';
import { Stage } from './stage.tsx';
import { Status } from './status.tsx';
import { useMedia } from './use-media.ts';
import './lab.css';

/** On phones: the size slider always at hand, and everything else in a sheet under the chart. */
function Dock(): ReactElement {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div className="dock" inert={open}>
        <SizeSlider hook={!open} />
        <Button onClick={() => setOpen(true)} aria-expanded={open} aria-controls={id} testid="open-builder">
          Builder
        </Button>
      </div>
      <Sheet open={open} title="Builder" onClose={() => setOpen(false)} id={id} testid="builder-sheet">
        <Builder reachable={open} />
      </Sheet>
    </>
  );
}

/** The page's main view: what is compared, how the errors fall, and what runs. */
export function Lab(): ReactElement {
  const phone = useMedia('(width < 640px)');
  const page = usePageState();
  return (
    <main className="lab" data-state={page} data-testid="app-ready">
      {!phone && (
        <div className="lab__builder">
          <Builder reachable />
        </div>
      )}
      <div className="lab__stage" data-testid="plots">
        <Stage phone={phone} />
      </div>
      <div className="lab__companion">
        <Companion />
      </div>
      <Status />
      {phone && <Dock />}
    </main>
  );
}
