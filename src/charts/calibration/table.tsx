import type { ReactElement } from 'react';
import { formatInteger, UNKNOWN } from '../numbers.ts';
import { judge, type Share } from './verdict.ts';
import { finePercent, points, VERDICTS, type CalibrationGroup } from './words.ts';

export interface CalibrationTableProps {
  readonly groups: readonly CalibrationGroup[];
  readonly idPrefix: string;
  readonly testId?: string | undefined;
}

function shareText({ share, standardError }: Share, count: number): string {
  return count === 0 ? UNKNOWN : `${finePercent(share)} ± ${points(standardError)}`;
}

/** The numbers of `Calibration` in a table, rounded alike. */
export function CalibrationTable({ groups, idPrefix, testId }: CalibrationTableProps): ReactElement {
  const caption = `${idPrefix}-caption`;
  return (
    <section className="error-table" aria-labelledby={caption} tabIndex={0} data-testid={testId}>
      <table>
        <caption id={caption}>
          Errors within one and two predicted errors, ± one binomial standard error in points
        </caption>
        <thead>
          <tr>
            {['Method', 'Errors', 'Within 1σ', 'Within 2σ', 'Verdict'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, ratios }) => {
            const { count, shares, verdict } = judge(ratios);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{formatInteger(count)}</td>
                <td>{shareText(shares[0], count)}</td>
                <td>{shareText(shares[1], count)}</td>
                <td>{VERDICTS[verdict]}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Normal</th>
            <td>{UNKNOWN}</td>
            <td>68.3 %</td>
            <td>95.4 %</td>
            <td>{UNKNOWN}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
