import type { ReactNode } from 'react';
import type { Params } from '../../api/address';
import type { PointOf } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { ChartFrame } from '../ChartFrame/ChartFrame';
import type { TableData } from '../ChartFrame/TableData';
import { moment } from '../format/times';
import { noteOf } from './scatterNote';
import { ScatterPlot } from './ScatterPlot';
import { thingOf, type PointsAnswer } from './scatterPoints';

export interface ScatterProps {
  readonly title: string;
  readonly route: '/api/v1/usage/packages' | '/api/v1/usage/functions' | '/api/v1/usage/events/users';
  readonly params: Params;
  /** What the lines stand for, and their heading in the table. */
  readonly of: PointOf;
  readonly heading: string;
  /** What steers this chart, in its head. */
  readonly tools?: ReactNode;
  readonly height: number;
  readonly empty: ReactNode;
}

/** Things by time and user: as large as there are events, in the colour of the user. A click selects, Ctrl+click and Shift+drag several. */
export function Scatter({ of, heading, ...props }: ScatterProps) {
  const { zone } = useFilters();
  return (
    <ChartFrame<PointsAnswer>
      title={props.title}
      note={(answer) => noteOf(answer, of)}
      tools={props.tools}
      route={props.route}
      params={props.params}
      height={props.height}
      isEmpty={({ rows }) => rows.length === 0}
      empty={props.empty}
      table={(answer) => tableOf(answer, of, heading, zone)}
    >
      {(answer, pictureRef) => (
        <ScatterPlot title={props.title} answer={answer} of={of} height={props.height} pictureRef={pictureRef} />
      )}
    </ChartFrame>
  );
}

function tableOf(answer: PointsAnswer, of: PointOf, heading: string, zone: string): TableData {
  const owner = of === 'function' ? [{ title: 'Package' }] : [];
  return {
    columns: [{ title: 'From' }, ...owner, { title: heading }, { title: 'User' }, { title: 'Events', isNumber: true }],
    rows: answer.rows.map((row) => [
      moment(row.time, zone),
      ...(of === 'function' ? [row.package ?? ''] : []),
      thingOf(row, of),
      row.user_name,
      row.count,
    ]),
  };
}
