import type { EChartsCoreOption } from 'echarts/core';
import { baseOption, tooltipStyle } from '../../widgets/chart/chartStyle';
import { exact } from '../../widgets/format/numbers';
import type { PanelChart } from './panelOption';
import { isTime, type PanelPoint, type PanelSeries } from './panelRows';
import { sums } from './sums';

/** The parts of a whole: each series its sum; of one series alone each of its places. */
export function slicesOf(series: readonly PanelSeries[]): readonly (readonly [name: string, value: number])[] {
  const [only] = series;
  const parts =
    series.length === 1 && only
      ? sums(only.points)
      : series.map(({ name, points }) => [name, points.reduce((sum, [, value]) => sum + (value ?? 0), 0)] as const);
  return parts.filter(isSlice).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function isSlice(part: PanelPoint): part is readonly [string, number] {
  return (part[1] ?? 0) > 0;
}

/** A pie. Its parts are named in the legend, in the same colours. */
export function pieOption({ series, unit, colors, tokens: t }: PanelChart): EChartsCoreOption {
  return {
    ...baseOption(t),
    aria: { enabled: true },
    tooltip: { ...tooltipStyle(t), trigger: 'item', valueFormatter: (value: number) => `${exact(value)} ${unit}` },
    series: [
      {
        type: 'pie',
        radius: ['0%', '78%'],
        data: slicesOf(series).map(([name, value]) => ({
          name,
          value,
          itemStyle: { color: colors.get(name) ?? t.accent },
        })),
        itemStyle: { borderColor: t.bg, borderWidth: 1 },
        label: { color: t.ink, fontSize: 11, formatter: '{d} %' },
        labelLine: { lineStyle: { color: t.line } },
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}

/** A cell a place and series; the larger its number the stronger its colour. */
export function heatMapOption({ answer, series, unit, tokens: t, timeText }: PanelChart): EChartsCoreOption {
  const isOverTime = answer.meta.some(isTime);
  const places = [...new Set(series.flatMap(({ points }) => points.map(([place]) => place)))];
  if (isOverTime) {
    places.sort();
  }

  const cells = series.flatMap(({ points }, line) =>
    sums(points).flatMap(([place, value]) => (value === null ? [] : [[places.indexOf(place), line, value]])),
  );
  const axis = {
    type: 'category',
    axisLine: { lineStyle: { color: t.line } },
    axisTick: { show: false },
    splitArea: { show: false },
  };
  return {
    ...baseOption(t),
    aria: { enabled: true },
    grid: { left: 4, right: 16, top: 10, bottom: 6, containLabel: true },
    tooltip: { ...tooltipStyle(t), trigger: 'item', valueFormatter: (value: number) => `${exact(value)} ${unit}` },
    visualMap: {
      show: false,
      min: 0,
      max: Math.max(1, ...cells.map(([, , value]) => value ?? 0)),
      inRange: { color: [t.panel, t.accent] },
    },
    xAxis: {
      ...axis,
      data: isOverTime ? places.map((place) => timeText(place)) : places,
      axisLabel: { color: t.muted, hideOverlap: true },
    },
    yAxis: {
      ...axis,
      inverse: true,
      data: series.map(({ name }) => name),
      axisLabel: { color: t.ink, width: 140, overflow: 'truncate' },
    },
    series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: t.bg, borderWidth: 1 } }],
  };
}
