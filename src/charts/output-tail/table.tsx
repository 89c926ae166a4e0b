import type { ReactElement } from 'react';
import { formatInteger, UNKNOWN } from '../numbers.ts';
import { claimOf, formatThreshold } from './claims.ts';
import type { OutputTailData } from './model.ts';
import { claimText, countText, sampledText } from './words.ts';

export interface OutputTailTableProps {
  readonly data: OutputTailData;
  readonly idPrefix: string;
  readonly testId?: string | undefined;
}

/** The lower panel of `OutputTail` in a table, rounded alike, at every threshold. */
export function OutputTailTable({ data, idPrefix, testId }: OutputTailTableProps): ReactElement {
  const { tail, labels } = data;
  const caption = `${idPrefix}-caption`;
  return (
    <section className="error-table" aria-labelledby={caption} tabIndex={0} data-testid={testId}>
      <table>
        <caption id={caption}>
          P({labels.output} &gt; {labels.symbol}), ± 95 %; below 10⁻³ deduction gives an order of magnitude
        </caption>
        <thead>
          <tr>
            <th scope="col">
              Threshold <i>{labels.symbol}</i>
            </th>
            <th scope="col">Seen</th>
            <th scope="col">Sampled</th>
            {tail.reference && <th scope="col">{formatInteger(tail.reference.samples)} samples</th>}
            {tail.methods.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tail.thresholds.map((threshold, index) => {
            const sampled = tail.sampled[index];
            const reference = tail.reference?.sampled[index];
            return (
              <tr key={threshold}>
                <th scope="row">{formatThreshold(threshold)}</th>
                <td>{sampled === undefined ? UNKNOWN : countText(sampled.count, tail.samples)}</td>
                <td>{sampled === undefined ? UNKNOWN : sampledText(sampled, tail.samples)}</td>
                {tail.reference && (
                  <td>{reference === undefined ? UNKNOWN : sampledText(reference, tail.reference.samples)}</td>
                )}
                {tail.methods.map((method) => (
                  <td key={method.name}>{claimText(claimOf(tail, method, index))}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
