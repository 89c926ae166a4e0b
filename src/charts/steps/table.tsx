import { memo, useState, type ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatInteger, UNKNOWN } from '../numbers.ts';
import { degreeName, type Factor, type Factors } from './factors.ts';
import { formatScaled, percent } from './format.ts';
import { counted, titled } from './words.ts';

export interface StepsTableProps {
  /** With the same identity from render to render. */
  readonly data: Factors;
  readonly factor: string;
  readonly idPrefix: string;
  readonly testId?: string | undefined;
}

/** Rows that are there at once; more of them take noticeable time, and are there on request. */
const FIRST = 200;

function shareText(share: number | undefined): string {
  return share === undefined ? UNKNOWN : percent(share);
}

function Row({
  factor,
  number,
  degrees,
}: {
  readonly factor: Factor;
  readonly number: number;
  readonly degrees: readonly number[];
}): ReactElement {
  const { mass, parts, forgotten } = factor;
  return (
    <tr>
      <th scope="row">{formatInteger(number)}</th>
      <td>{formatScaled(mass)}</td>
      {degrees.map((degree) => (
        <td key={degree}>{shareText(parts && (parts.kept[degree] ?? 0))}</td>
      ))}
      <td>{shareText(forgotten)}</td>
    </tr>
  );
}

/** The numbers of `Steps` in a table, rounded alike: one row a factor, as known after its last step. */
export const StepsTable = memo(function StepsTable(props: StepsTableProps): ReactElement {
  const { data, factor, idPrefix, testId } = props;
  const [whole, setWhole] = useState(false);
  const caption = `${idPrefix}-caption`;
  const degrees = Array.from({ length: data.degrees }, (_, degree) => degree);
  const heads = ['Product so far', ...degrees.map((degree) => `Degree ${degreeName(degree)}`), 'Forgotten'];
  const { length } = data.factors;
  const shown = whole ? data.factors : data.factors.slice(0, FIRST);
  return (
    <section className="error-table" aria-labelledby={caption} tabIndex={0} data-testid={testId}>
      <table>
        <caption id={caption}>
          After each {factor}: the product as estimated, and shares of its energy E[g²] before the projection
        </caption>
        <thead>
          <tr>
            <th scope="col">{titled(factor)}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((each, index) => (
            <Row key={each.first} factor={each} number={index + 1} degrees={degrees} />
          ))}
        </tbody>
      </table>
      {shown.length < length && <Button onClick={() => setWhole(true)}>{`Show all ${counted(length, factor)}`}</Button>}
    </section>
  );
});
