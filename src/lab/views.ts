import type { Family } from '../problems/contract.ts';

/** What the stage can show. */
export type View = 'curves' | 'calibration' | 'outputs' | 'steps' | 'table';

export const NAMES: Readonly<Record<View, string>> = {
  curves: 'Curves',
  calibration: 'Calibration',
  outputs: 'Outputs',
  steps: 'Steps',
  table: 'Table',
};

/** The views of a family: an estimate of a product is walked through, of anything else one output is looked at. */
export function viewsOf({ factor }: Pick<Family, 'factor'>): readonly View[] {
  return ['curves', 'calibration', factor === undefined ? 'outputs' : 'steps', 'table'];
}
