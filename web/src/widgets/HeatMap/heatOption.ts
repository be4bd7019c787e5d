import type { EChartsCoreOption } from 'echarts/core';
import type { Tokens } from '../../app/theme/tokens';
import { axisName, baseOption, tooltipStyle } from '../chart/chartStyle';
import { tooltipBox } from '../chart/tooltip';
import { exact, noun } from '../format/numbers';
import { between, HOURS, hoursTitle, WEEKDAYS } from './week';

/** Room for axes around the cells, in pixels. The pointer is read by the same numbers. */
export const PLOT = { left: 34, right: 6, top: 4, bottom: 36 } as const;

/** The week as ECharts takes it. */
export function heatOption(
  week: readonly (readonly number[])[],
  unit: string,
  zone: string,
  t: Tokens,
): EChartsCoreOption {
  const source = week.flatMap((hours, day) =>
    hours.map((count, hour) => ({ hour: String(hour), weekday: day, count })),
  );
  const most = Math.max(1, ...source.map((cell) => cell.count));
  return {
    ...baseOption(t),
    aria: { enabled: true, label: { description: 'Events by weekday and hour. Its rows follow as a table.' } },
    dataset: { dimensions: ['hour', 'weekday', 'count'], source },
    grid: PLOT,
    tooltip: {
      ...tooltipStyle(t),
      trigger: 'item',
      formatter: (point: { data: (typeof source)[number] }) => {
        const { weekday, hour, count } = point.data;
        const cell = { weekday: weekday + 1, hour: Number(hour) };
        return tooltipBox(hoursTitle(between(cell, cell)), zone, [
          { color: t.accent, name: noun(count, unit), value: exact(count) },
        ]);
      },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      min: 0,
      max: most,
      dimension: 'count',
      inRange: { color: [t.panel, t.pale, t.accent] },
    },
    xAxis: {
      type: 'category',
      data: Array.from({ length: HOURS }, (_, hour) => String(hour)),
      name: `hour, ${zone.replaceAll('_', ' ')}`,
      nameLocation: 'middle',
      nameGap: 22,
      nameTextStyle: axisName(t),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: t.muted, fontSize: 11, interval: 5 },
    },
    yAxis: {
      type: 'category',
      data: WEEKDAYS.map((name) => name.slice(0, 3)),
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: t.muted, fontSize: 11, interval: 0 },
    },
    series: [
      {
        type: 'heatmap',
        encode: { x: 'hour', y: 'weekday', value: 'count' },
        itemStyle: { borderColor: t.bg, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: t.ink, borderWidth: 1 } },
      },
    ],
  };
}
