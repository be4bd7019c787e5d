import type { EChartsType } from 'echarts/core';
import { useState } from 'react';
import { valueOf } from './buckets';
import { lineAt, type DrawnLine, type Place } from './lineAt';
import type { TimeChart } from './timeOption';

/** Which line a pointer is at, for charts whose lines can be chosen. */
export function useLines(drawing: EChartsType | null, chart: TimeChart, canChoose: boolean) {
  const [isAtLine, setAtLine] = useState(false);
  const find = (at: Place | undefined, index: number) =>
    canChoose && drawing && at ? lineAt(at, drawnLines(drawing, chart, index)) : null;
  return {
    isAtLine,
    find,
    hover: (at: Place, index: number) => {
      setAtLine(find(at, index) !== null);
    },
  };
}

/** The lines around a bucket, as they stand on the screen. */
function drawnLines(drawing: EChartsType, { answer, series }: TimeChart, index: number): DrawnLine[] {
  const indexes = [index - 1, index, index + 1].filter((i) => i >= 0 && i < answer.rows.length);
  // Those that are zero all around lie on each other on the axis: no click means one of them.
  const risen = series.filter(({ key }) => indexes.some((i) => valueOf(answer.rows[i], key)));
  return risen.map(({ key }) => ({
    key,
    places: indexes.map((i) => {
      const [x, y] = drawing.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [i, valueOf(answer.rows[i], key) ?? 0]);
      return { x: x ?? 0, y: y ?? 0 };
    }),
  }));
}
