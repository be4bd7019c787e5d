import type { EChartsCoreOption } from 'echarts/core';
import type { TimeAnswer } from '../../api/rows';
import type { Tokens } from '../../app/theme/tokens';
import { axisName, baseOption, tooltipStyle } from '../chart/chartStyle';
import { tooltipBox, type TooltipLine } from '../chart/tooltip';
import { axisNumber, counted, exact } from '../format/numbers';
import { exactUtc, range } from '../format/times';
import { beforeOf, spanOf, valueOf } from './buckets';
import { timeTicks } from './timeTicks';

/** A line, or a layer of bars. */
export interface Series {
  /** Member of the row that holds its number. */
  readonly key: string;
  /** Name for people. */
  readonly name: string;
  readonly color: string;
}

export interface TimeChart {
  readonly answer: TimeAnswer;
  readonly series: readonly Series[];
  /** `bars` are stacked. */
  readonly kind: 'line' | 'bars';
  /** Unit in the plural, and of the other axis. */
  readonly unit: string;
  readonly zone: string;
  readonly tokens: Tokens;
  readonly showsMean: boolean;
}

/** Room for axes around the plot, in pixels. The pointer is read by the same numbers. */
export const PLOT = { left: 44, right: 16, rightWithMean: 78, top: 22, bottom: 36 } as const;

export function rightOf(showsMean: boolean): number {
  return showsMean ? PLOT.rightWithMean : PLOT.right;
}

const BEFORE = 'before';

/** One row a bucket: its time, each series, and the sum of all of them in the period before. */
export function timeRows({
  answer,
  series,
}: Pick<TimeChart, 'answer' | 'series'>): Record<string, string | number | null>[] {
  return answer.rows.map((row, i) => ({
    time: row.time,
    ...Object.fromEntries(series.map(({ key }) => [key, valueOf(row, key)])),
    [BEFORE]: sumOf(beforeOf(answer, i), series),
  }));
}

function sumOf(row: object | undefined, series: readonly Series[]): number | null {
  return row ? series.reduce((sum, { key }) => sum + (valueOf(row, key) ?? 0), 0) : null;
}

/** The chart as ECharts takes it. `width` is that of the whole drawing. */
export function timeOption(chart: TimeChart, width: number): EChartsCoreOption {
  const { answer, series, tokens: t, zone, showsMean } = chart;
  const right = rightOf(showsMean);
  const ticks = timeTicks(
    answer.rows.map((row) => row.time),
    zone,
    width - PLOT.left - right,
  );
  return {
    ...baseOption(t),
    aria: { enabled: true, label: { description: describe(chart) } },
    dataset: { dimensions: ['time', ...series.map((s) => s.key), BEFORE], source: timeRows(chart) },
    grid: { left: PLOT.left, right, top: PLOT.top, bottom: PLOT.bottom },
    tooltip: {
      ...tooltipStyle(t),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: t.faint, width: 1, type: 'solid' } },
      formatter: (points: unknown) => tooltipOf(chart, indexOf(points)),
    },
    xAxis: xAxis(t, zone, ticks),
    yAxis: {
      type: 'value',
      name: chart.unit,
      nameTextStyle: { ...axisName(t), align: 'left', padding: [0, 0, 0, -PLOT.left + 6] },
      nameGap: 10,
      splitNumber: 4,
      minInterval: 1,
      axisLabel: { color: t.muted, fontSize: 11, formatter: axisNumber },
      splitLine: { lineStyle: { color: t.line } },
    },
    series: [...(answer.previous ? [beforeSeries(t)] : []), ...series.map((s, i) => oneSeries(chart, s, i === 0))],
  };
}

function xAxis(t: Tokens, zone: string, ticks: ReturnType<typeof timeTicks>) {
  return {
    type: 'category',
    name: `time, ${zone.replaceAll('_', ' ')}`,
    nameLocation: 'middle',
    nameGap: 22,
    nameTextStyle: axisName(t),
    axisTick: {
      show: true,
      alignWithLabel: true,
      length: 4,
      lineStyle: { color: t.line },
      interval: (i: number) => ticks.has(i),
    },
    axisLine: { lineStyle: { color: t.line } },
    axisLabel: {
      interval: (i: number) => ticks.has(i),
      formatter: (_: string, i: number) => {
        const tick = ticks.get(i);
        return tick ? `{${tick.isStrong ? 'strong' : 'plain'}|${tick.text}}` : '';
      },
      rich: { strong: { color: t.ink, fontWeight: 600, fontSize: 11 }, plain: { color: t.muted, fontSize: 11 } },
    },
  };
}

function oneSeries(chart: TimeChart, { key, name, color }: Series, isFirst: boolean) {
  const { tokens: t, answer } = chart;
  const mean = isFirst && chart.showsMean ? answer.mean : undefined;
  return {
    type: chart.kind === 'line' ? 'line' : 'bar',
    name,
    encode: { x: 'time', y: key },
    ...(chart.kind === 'bars' ? { stack: 'all', barCategoryGap: '18%' } : {}),
    // A line through one point is invisible.
    showSymbol: answer.rows.length === 1,
    symbolSize: 5,
    lineStyle: { width: 1.8, color },
    itemStyle: { color },
    emphasis: { lineStyle: { width: 1.8, color }, itemStyle: { color } },
    z: 3,
    ...(mean === undefined ? {} : { markLine: meanLine(t, mean) }),
  };
}

function beforeSeries(t: Tokens) {
  return {
    type: 'line',
    name: 'the period before',
    encode: { x: 'time', y: BEFORE },
    showSymbol: false,
    lineStyle: { width: 1.6, color: t.pale },
    itemStyle: { color: t.pale },
    emphasis: { lineStyle: { width: 1.6, color: t.pale }, itemStyle: { color: t.pale } },
    z: 2,
  };
}

function meanLine(t: Tokens, mean: number) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: t.faint, type: 'dashed', width: 1 },
    label: { position: 'end', color: t.muted, fontSize: 11, formatter: `mean ${exact(mean)}` },
    data: [{ yAxis: mean }],
  };
}

function indexOf(points: unknown): number {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  return first && typeof first === 'object' && 'dataIndex' in first ? Number(first.dataIndex) : 0;
}

/** All numbers of a bucket. */
export function linesOf({ answer, series, tokens: t }: TimeChart, index: number): TooltipLine[] {
  const row = answer.rows[index];
  const own = series.map((s) => ({ color: s.color, name: s.name, value: exact(valueOf(row, s.key) ?? 0) }));
  const before = sumOf(beforeOf(answer, index), series);
  return before === null ? own : [...own, { color: t.pale, name: 'the period before', value: exact(before) }];
}

function tooltipOf(chart: TimeChart, index: number): HTMLElement | string {
  const span = spanOf(chart.answer, index, index);
  if (!span) {
    return '';
  }

  return tooltipBox(range(span.from, span.to, chart.zone), `from ${exactUtc(span.from)}`, linesOf(chart, index));
}

function describe({ answer, series, unit, zone }: TimeChart): string {
  const names = series.map((s) => s.name).join(', ');
  const most = Math.max(...answer.rows.map((row) => sumOf(row, series) ?? 0));
  return `${names} over time, ${range(answer.from, answer.to, zone)}: ${counted(answer.rows.length, 'points')}, at most ${counted(most, unit)}. Its rows follow as a table.`;
}
