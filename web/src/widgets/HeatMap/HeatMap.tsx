import type { ReactNode } from 'react';
import type { Params } from '../../api/address';
import type { RowsAnswerOfHeatRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { ChartFrame } from '../ChartFrame/ChartFrame';
import type { TableData } from '../ChartFrame/TableData';
import { HeatPlot } from './HeatPlot';
import { WEEKDAYS, weekOf } from './week';

interface HeatMapProps {
  readonly title: string;
  readonly route: '/api/v1/usage/overview/heat';
  readonly params: Params;
  /** What is counted, in the plural. */
  readonly unit: string;
  /** Height of the drawing in pixels. */
  readonly height: number;
  readonly empty: ReactNode;
}

/** Counts by hour and weekday. A click selects a cell, dragging a rectangle of them; arrows, Shift and Enter do the same. */
export function HeatMap({ title, route, params, unit, height, empty }: HeatMapProps) {
  const { zone } = useFilters();
  return (
    <ChartFrame<RowsAnswerOfHeatRow>
      title={title}
      note={() => `${unit} by hour and weekday`}
      route={route}
      params={params}
      height={height}
      isEmpty={(answer) => answer.rows.every((row) => row.count === 0)}
      empty={empty}
      table={(answer) => tableOf(weekOf(answer.rows))}
    >
      {(answer, pictureRef) => (
        <HeatPlot title={title} rows={answer.rows} unit={unit} zone={zone} height={height} pictureRef={pictureRef} />
      )}
    </ChartFrame>
  );
}

function tableOf(week: readonly (readonly number[])[]): TableData {
  const days = WEEKDAYS.map((name) => ({ title: name, isNumber: true }));
  return {
    columns: [{ title: 'Hour' }, ...days],
    rows: Array.from({ length: 24 }, (_, hour) => [
      `${String(hour).padStart(2, '0')}:00`,
      ...week.map((day) => day[hour] ?? 0),
    ]),
  };
}
