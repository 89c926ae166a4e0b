import type { ReactElement } from 'react';
import type { CurvePoint, MethodCurves, Summary } from '../../experiments/curves.ts';
import type { Noun } from '../../problems/contract.ts';
import { troubleAt } from '../trouble.ts';
import { formatMeasured, formatNumber, formatSlope, formatTheory, UNKNOWN } from '../numbers.ts';
import { lineName, sameLine, type Looks } from './looks.ts';
import type { AxisLabels, Cursor, Line } from './model.ts';
import { halfWidth } from './readout.ts';
import { curvesFor, tracedPoint } from './trace.ts';
import './table.css';

export interface ErrorTableProps {
  readonly summary: Summary;
  readonly looks: Looks;
  /** Exponent of error in size that theory gives, by method. */
  readonly theory: ReadonlyMap<string, number | undefined>;
  readonly axis: AxisLabels;
  /** What an instance is called. */
  readonly noun: Noun;
  readonly cursor: Cursor | undefined;
  readonly idPrefix: string;
  readonly testId?: string | undefined;
}

/** The numbers of `ErrorCurves` in a table, rounded alike; what the chart draws as a sign stands here in words. */
export function ErrorTable(props: ErrorTableProps): ReactElement {
  const { summary, looks, axis, noun, cursor, idPrefix } = props;
  const lines = linesOf(summary);
  const caption = `${idPrefix}-caption`;
  return (
    <section className="error-table" aria-labelledby={caption} tabIndex={0} data-testid={props.testId}>
      <table>
        <caption id={caption}>{axis.y}, ± 95 %</caption>
        <thead>
          <tr>
            <th scope="col">
              {axis.x} <i>{axis.symbol}</i>
            </th>
            {lines.map((line) => (
              <th key={keyOf(line)} scope="col">
                {lineName(looks, line)}
              </th>
            ))}
            <th scope="col">Noise floor</th>
          </tr>
        </thead>
        <tbody>
          {summary.sizes.map((size) => (
            <tr key={size}>
              <th scope="row">{size}</th>
              {lines.map((line) => (
                <ValueCell
                  key={keyOf(line)}
                  point={tracedPoint(summary, { size, line })?.point}
                  noun={noun}
                  chosen={cursor?.size === size && sameLine(cursor.line, line)}
                />
              ))}
              <td>{formatNumber(summary.floor.find((floor) => floor.size === size)?.error)}</td>
            </tr>
          ))}
        </tbody>
        <Slopes {...props} lines={lines} />
      </table>
    </section>
  );
}

function keyOf(line: Line): string {
  return `${line.kind} ${line.method}`;
}

/** Methods first, then what sampling gives at their cost. */
function linesOf(summary: Summary): readonly Line[] {
  const names = summary.methods.map(({ name }) => name);
  return [
    ...names.map((method): Line => ({ kind: 'method', method })),
    ...names.map((method): Line => ({ kind: 'sampling', method })),
  ];
}

function ValueCell(props: {
  readonly point: CurvePoint | undefined;
  readonly chosen: boolean;
  readonly noun: Noun;
}): ReactElement {
  const { value, error } = cellOf(props.point);
  const trouble = props.point && troubleAt(props.point, props.noun);
  return (
    <td className={props.chosen ? 'chosen' : undefined} aria-current={props.chosen ? 'true' : undefined}>
      {value}
      {error !== undefined && <span className="error"> ± {error}</span>}
      {trouble !== undefined && <span className="trouble"> {trouble}</span>}
    </td>
  );
}

/** The words of a cell. */
export function cellOf(point: CurvePoint | undefined): { readonly value: string; readonly error?: string } {
  switch (point?.status) {
    case undefined:
      return { value: UNKNOWN };
    case 'unreliable':
      return { value: 'unreliable' };
    case 'limit':
      return { value: `below ${formatNumber(point.error)}` };
    case 'measured':
      return formatMeasured(point.error, halfWidth(point));
  }
}

function slopeText(curves: MethodCurves | undefined): string {
  if (curves?.fit === undefined) return UNKNOWN;
  const { value, error } = formatSlope(curves.fit.slope, curves.fit.halfWidth);
  return error === undefined ? value : `${value} ± ${error}`;
}

function Slopes({ summary, theory, lines }: ErrorTableProps & { readonly lines: readonly Line[] }): ReactElement {
  const theoryText = (line: Line): string => {
    const slope = line.kind === 'method' ? theory.get(line.method) : undefined;
    return slope === undefined ? UNKNOWN : formatTheory(slope);
  };
  return (
    <tfoot>
      <tr>
        <th scope="row">Slope</th>
        {lines.map((line) => (
          <td key={keyOf(line)}>{line.kind === 'method' ? slopeText(curvesFor(summary, line)) : UNKNOWN}</td>
        ))}
        <td>{UNKNOWN}</td>
      </tr>
      <tr>
        <th scope="row">Slope in theory</th>
        {lines.map((line) => (
          <td key={keyOf(line)}>{theoryText(line)}</td>
        ))}
        <td>{UNKNOWN}</td>
      </tr>
    </tfoot>
  );
}
