import type { ReactElement } from 'react';
import { MOST_METHODS } from '../permalink/fields.ts';
import { Further } from './further.tsx';
import { Precision } from './precision.tsx';
import { Methods } from './methods.tsx';
import { Parameters, SeedField } from './parameters.tsx';
import './builder.css';

/** Everything that a link carries, as controls. `reachable` is false in a closed sheet, which leaves the test hooks to the dock. */
export function Builder({ reachable }: { readonly reachable: boolean }): ReactElement {
  return (
    <div className="builder">
      <Parameters hooks={reachable} />
      <Further hooks={reachable} />
      <SeedField />
      <Methods most={MOST_METHODS} />
      <Precision />
    </div>
  );
}
