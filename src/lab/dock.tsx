import { type ReactElement, type RefObject, useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import type { Sheet as SheetComponent } from '../ui/sheet.tsx';
import { Builder } from './builder.tsx';
import { SizeSlider } from './parameters.tsx';

/** On phones: the size slider always at hand, and everything else in a sheet under the chart. */
export function Dock({ chart }: { readonly chart: RefObject<HTMLDivElement | null> }): ReactElement {
  const [open, setOpen] = useState(false);
  const [Sheet, setSheet] = useState<typeof SheetComponent>();
  const id = useId();
  const show = async (): Promise<void> => {
    // Both in one commit: the sheet gives the focus back to the button, which is out of reach from then on.
    const loaded = await import('../ui/sheet.tsx');
    setSheet(() => loaded.Sheet);
    setOpen(true);
    // The sheet leaves the upper part of the window to the chart, so that the effect of a drag is seen.
    chart.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <div className="dock" inert={open}>
        <SizeSlider hook={!open} />
        <Button onClick={() => void show()} aria-expanded={open} aria-controls={id} testid="open-builder">
          Builder
        </Button>
      </div>
      {Sheet && (
        <Sheet open={open} title="Builder" onClose={() => setOpen(false)} id={id} testid="builder-sheet">
          <Builder reachable={open} />
        </Sheet>
      )}
    </>
  );
}
