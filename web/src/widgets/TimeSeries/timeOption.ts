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
  /** Whether it stands behind the others, as one of many. */
  readonly isThin?: boolean;
  /** As what it is drawn; as the whole chart when left out. Dots on bars are no part of their sum. */
  readonly form?: 'dots';
  /** Edge of its bars, where their colour is pale. */
  readonly border?: string;
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
  /** A value in words, where it is no plain number. */
  readonly words?: ((value: number) => string) | undefined;
}

/** Below this height there is no room for labels between the ends of the axis. */
const LOW = 120;

/** Room for axes around the plot, in pixels. The pointer is read by the same numbers. */
export const PLOT = { left: 44, right: 16, rightWithMean: 78, top: 22, bottom: 36 } as const;

export function rightOf(showsMean: boolean): number {
  return showsMean ? PLOT.rightWithMean : PLOT.right;
}

const BEFORE = 'before';
/** More would not fit beside the chart. */
const MOST_TOLD = 10;

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
  const values = series.map(({ key }) => valueOf(row, key)).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

/** The chart as ECharts takes it. `width` and `height` are those of the whole drawing. */
export function timeOption(chart: TimeChart, width: number, height: number): EChartsCoreOption {
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
      splitNumber: height < LOW ? 1 : 4,
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

function oneSeries(chart: TimeChart, one: Series, isFirst: boolean) {
  const { key, name, color, isThin = false, border } = one;
  const isBar = chart.kind === 'bars' && one.form === undefined;
  const itemStyle = { color, ...(border === undefined ? {} : { borderColor: border, borderWidth: 1 }) };
  const { tokens: t, answer } = chart;
  const isDotted = one.form === 'dots';
  const lineStyle = { width: isDotted ? 0 : isThin ? 0.8 : 1.8, color };
  const mean = isFirst && chart.showsMean ? answer.mean : undefined;
  return {
    type: isBar ? 'bar' : 'line',
    name,
    encode: { x: 'time', y: key },
    ...(isBar ? { stack: 'all', barCategoryGap: '18%' } : {}),
    // A line through one point is invisible.
    showSymbol: answer.rows.length === 1 || isDotted,
    symbol: 'circle',
    // No dot stands for nothing.
    symbolSize: (row: Readonly<Record<string, unknown>>) => (isDotted && !row[key] ? 0 : 6),
    lineStyle,
    itemStyle,
    emphasis: { lineStyle, itemStyle },
    z: isThin ? 2 : 3,
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

/** All numbers of a bucket; of many series those that have the most in it. Stacked bars also say how high they are together. */
export function linesOf({ answer, series, kind, tokens: t, words = exact }: TimeChart, index: number): TooltipLine[] {
  const row = answer.rows[index];
  const all = series.map((s) => ({ color: s.color, name: s.name, number: valueOf(row, s.key) }));
  const told =
    all.length > MOST_TOLD ? all.toSorted((a, b) => (b.number ?? 0) - (a.number ?? 0)).slice(0, MOST_TOLD) : all;
  const own: TooltipLine[] = told.map(({ number, ...line }) => ({
    ...line,
    value: number === null ? '–' : words(number),
  }));
  if (told.length < all.length) {
    const sum = (some: typeof all) => some.reduce((total, { number }) => total + (number ?? 0), 0);
    own.push({ name: `${String(all.length - told.length)} more`, value: words(sum(all) - sum(told)) });
  }

  const stacked = kind === 'bars' ? series.filter(({ form }) => form === undefined) : [];
  if (stacked.length > 1) {
    own.push({ name: 'total', value: words(sumOf(row, stacked) ?? 0) });
  }

  const before = sumOf(beforeOf(answer, index), series);
  return before === null ? own : [...own, { color: t.pale, name: 'the period before', value: words(before) }];
}

function tooltipOf(chart: TimeChart, index: number): HTMLElement | string {
  const span = spanOf(chart.answer, index, index);
  if (!span) {
    return '';
  }

  return tooltipBox(range(span.from, span.to, chart.zone), `from ${exactUtc(span.from)}`, linesOf(chart, index));
}

function describe({ answer, series, kind, unit, zone, words }: TimeChart): string {
  const names = series.map((s) => s.name).join(', ');
  const bars = kind === 'bars' ? series.filter(({ form }) => form === undefined) : [];
  const heights = answer.rows.flatMap((row) => [
    sumOf(row, bars) ?? 0,
    ...series.map(({ key }) => valueOf(row, key) ?? 0),
  ]);
  const most = Math.max(...heights);
  return `${names} over time, ${range(answer.from, answer.to, zone)}: ${counted(answer.rows.length, 'points')}, at most ${words ? words(most) : counted(most, unit)}. Its rows follow as a table.`;
}
