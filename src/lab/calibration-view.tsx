import { type ReactElement, useMemo, useRef } from 'react';
import { Calibration } from '../charts/calibration/chart.tsx';
import { CalibrationTable } from '../charts/calibration/table.tsx';
import { calibrationSentence, type CalibrationGroup } from '../charts/calibration/words.ts';
import { formatInteger, formatNumber } from '../charts/numbers.ts';
import { calibrate, type Calibration as Calibrated } from '../experiments/calibration.ts';
import { lastOf } from '../state/selectors.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { ChartAndTable, focusPart } from './chart-and-table.tsx';
import { Defined } from './definitions.tsx';
import { useMethodTraits } from './use-chart-props.ts';
import '../charts/error-curves/table.css';
import './wide-view.css';

/** `revision` stands for the state of the mutable table. The sentence and the chart ask for the same. */
const calibrated = lastOf(
  (table: Parameters<typeof calibrate>[0], spec: Parameters<typeof calibrate>[1], _revision: number) =>
    calibrate(table, spec),
);

function useCalibrations(): readonly Calibrated[] {
  const { table, selectors } = useServices();
  const spec = useAppState(({ document }) => selectors.experiments(document).main);
  return calibrated(
    table,
    spec,
    useAppState(({ revision }) => revision),
  );
}

function useGroups(calibrations: readonly Calibrated[]): readonly CalibrationGroup[] {
  const { looks } = useMethodTraits();
  return useMemo(
    () =>
      calibrations.flatMap(({ name, ratios }) => {
        const look = looks.get(name);
        return look && ratios.length > 0 ? [{ name: look.name, look, ratios }] : [];
      }),
    [calibrations, looks],
  );
}

/** The sentence above the chart of calibration. */
export function CalibrationFinding(): ReactElement {
  const groups = useGroups(useCalibrations());
  return <>{calibrationSentence(groups)}</>;
}

/** "2 networks", "1 network". */
function counted(count: number, one: string, many: string): string {
  return `${formatInteger(count)} ${count === 1 ? one : many}`;
}

/** What a method's ratios leave out, and why; empty where nothing is. */
function omissions({ noisy, troubled, unpredicted }: Calibrated, one: string, many: string): string {
  const parts = [
    ...(noisy > 0 ? [`${counted(noisy, 'output', 'outputs')} that the reference is too noisy for`] : []),
    ...(troubled > 0 ? [`${counted(troubled, one, many)} with an unreliable estimate`] : []),
    ...(unpredicted > 0 ? [`${counted(unpredicted, one, many)} without a prediction`] : []),
  ];
  return parts.length > 0 ? ` Left out: ${parts.join(', ')}.` : '';
}

/** One sentence a method about whole networks. */
function ScaleLine({ calibrated: given }: { readonly calibrated: Calibrated }): ReactElement {
  const { looks } = useMethodTraits();
  const { noun } = useFamily();
  const { scale, name } = given;
  const spread =
    scale?.spread === undefined ? '' : `, single ones by a factor of ${formatNumber(scale.spread)} around it`;
  return (
    <li>
      <strong>{looks.get(name)?.name ?? name}</strong>:{' '}
      {scale
        ? `${counted(scale.networks, noun.one, noun.many)} with errors ${formatNumber(scale.ratio)} times as large as predicted${spread}.`
        : `no ${noun.one} with a reference good enough to tell.`}
      {omissions(given, noun.one, noun.many)}
    </li>
  );
}

function Notes({ calibrations }: { readonly calibrations: readonly Calibrated[] }): ReactElement {
  const { noun } = useFamily();
  return (
    <div className="wide-view__notes">
      <p>
        All sizes of the curves together. <Defined id="predicted">σ</Defined> is what a method expects of its own error;{' '}
        <Defined id="ratio">error ÷ σ</Defined> is taken of every output. Of whole {noun.many}, root mean squares:
      </p>
      <ul>
        {calibrations.map((each) => (
          <ScaleLine key={each.name} calibrated={each} />
        ))}
      </ul>
    </div>
  );
}

/** Errors in units of what the methods themselves expected. */
export function CalibrationView(): ReactElement {
  const calibrations = useCalibrations();
  const groups = useGroups(calibrations);
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className="wide-view" data-testid="calibration">
      {groups.length > 0 ? (
        <ChartAndTable
          box={box}
          chart={
            <Calibration
              groups={groups}
              idPrefix="calibration"
              onTable={() => focusPart(box, 'table')}
              testId="calibration-plot"
            />
          }
          notes={<Notes calibrations={calibrations} />}
          table={<CalibrationTable groups={groups} idPrefix="calibration-table" testId="calibration-table" />}
        />
      ) : (
        <Notes calibrations={calibrations} />
      )}
    </div>
  );
}
