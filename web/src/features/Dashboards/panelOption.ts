import type { EChartsCoreOption } from 'echarts/core';
import type { Tokens } from '../../app/theme/tokens';
import { axisName, baseOption, tooltipStyle } from '../../widgets/chart/chartStyle';
import { axisNumber, exact } from '../../widgets/format/numbers';
import { heatMapOption, pieOption } from './shareOption';
import { axisOf, isDay, isTime, type PanelAnswer, type PanelPoint, type PanelSeries } from './panelRows';
import { stackedOverTime } from './stacked';
import { DAY, zoneTicks } from './zoneTicks';

/** Kinds of panels that are drawn on a canvas. */
export type ChartKind = 'line' | 'bars' | 'horizontal-bars' | 'area' | 'scatter' | 'pie' | 'heat-map';

export interface PanelChart {
  readonly kind: ChartKind;
  readonly answer: PanelAnswer;
  readonly series: readonly PanelSeries[];
  readonly unit: string;
  readonly colors: ReadonlyMap<string, string>;
  readonly tokens: Tokens;
  /** Of the page: axes and words are of the same. */
  readonly zone: string;
  readonly timeText: (time: string) => string;
}

/** How a panel is drawn. */
export function panelOption(chart: PanelChart): EChartsCoreOption {
  switch (chart.kind) {
    case 'pie':
      return pieOption(chart);
    case 'heat-map':
      return heatMapOption(chart);
    default:
      return axesOption({ ...chart, kind: chart.kind });
  }
}

interface AxesChart extends PanelChart {
  readonly kind: Exclude<ChartKind, 'pie' | 'heat-map'>;
}

/** Labels of a time axis; more would stand in each other's way. */
const MOST_TICKS = 7;
const STACKED: readonly ChartKind[] = ['bars', 'horizontal-bars', 'area'];

function axesOption(chart: AxesChart): EChartsCoreOption {
  const { kind, answer, unit, tokens: t } = chart;
  const isFlat = kind === 'horizontal-bars';
  const times = answer.meta.some(isTime);
  const series = times && STACKED.includes(kind) ? stackedOverTime(chart.series) : chart.series;
  const value = {
    type: 'value',
    name: unit,
    nameTextStyle: axisName(t),
    splitLine: { lineStyle: { color: t.line } },
    axisLabel: { color: t.muted, formatter: (number: number) => axisNumber(number) },
  };
  const ticks = times ? timeLabels(chart) : null;
  const place = {
    type: times ? 'time' : 'category',
    inverse: isFlat,
    axisLine: { lineStyle: { color: t.line } },
    axisTick: { show: times, lineStyle: { color: t.line }, ...ticks?.axisTick },
    axisLabel: {
      color: t.muted,
      hideOverlap: true,
      ...(isFlat && { width: 150, overflow: 'truncate' }),
      ...ticks?.axisLabel,
    },
  };
  return {
    ...baseOption(t),
    aria: { enabled: true },
    grid: { left: isFlat ? 8 : 4, right: 16, top: 26, bottom: 6, containLabel: true },
    tooltip: {
      ...tooltipStyle(t),
      trigger: kind === 'scatter' ? 'item' : 'axis',
      valueFormatter: (number: number | null | undefined) => (number == null ? 'none' : exact(number)),
      ...(times && {
        axisPointer: {
          label: { formatter: ({ value: at }: { value: number }) => chart.timeText(new Date(at).toISOString()) },
        },
      }),
    },
    xAxis: isFlat ? value : place,
    yAxis: isFlat ? place : value,
    series: series.map((one) =>
      seriesOption(chart, times ? { ...one, points: one.points.map(atInstant) } : one, isFlat),
    ),
  };
}

/** The library would take a time without a zone for one of the browser's. */
function atInstant([place, value]: PanelPoint): PanelPoint {
  const at = Date.parse(place);
  return [Number.isNaN(at) ? place : new Date(at).toISOString(), value];
}

/** The library knows the zones of the browser and UTC alone, so labels are given to it one by one. */
function timeLabels({ answer, series, zone }: AxesChart) {
  const column = axisOf(answer.meta);
  const times = series.flatMap(({ points }) => points.map(([place]) => Date.parse(place))).filter(Number.isFinite);
  const [from, to] = times.reduce(([least, most], at) => [Math.min(least, at), Math.max(most, at)] as const, [
    Infinity,
    -Infinity,
  ] as const);
  const [scale, least] = column && isDay(column) ? (['UTC', DAY] as const) : ([zone, 0] as const);
  const ticks = times.length === 0 ? [] : zoneTicks(from, to, scale, MOST_TICKS, least);
  const texts = new Map(ticks.map(({ at, text }) => [at, text]));
  const customValues = ticks.map(({ at }) => at);
  return {
    axisTick: { customValues },
    axisLabel: { customValues, formatter: (at: number) => texts.get(at) ?? '' },
  };
}

function seriesOption({ kind, colors, tokens: t }: AxesChart, one: PanelSeries, isFlat: boolean) {
  const color = colors.get(one.name) ?? t.accent;
  const shared = {
    name: one.name,
    data: one.points.map(([at, number]) => (isFlat ? [number, at] : [at, number])),
    itemStyle: { color },
  };
  switch (kind) {
    case 'bars':
    case 'horizontal-bars':
      return { ...shared, type: 'bar', stack: 'all', barMaxWidth: 26 };
    case 'scatter':
      return { ...shared, type: 'line', lineStyle: { width: 0 }, symbolSize: 6 };
    case 'area':
      return {
        ...shared,
        type: 'line',
        stack: 'all',
        areaStyle: { opacity: 0.35 },
        showSymbol: false,
        lineStyle: { width: 1 },
      };
    case 'line':
      return { ...shared, type: 'line', smooth: 0.2, showSymbol: one.points.length < 2, lineStyle: { width: 1.6 } };
  }
}
