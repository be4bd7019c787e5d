import type { EChartsCoreOption } from 'echarts/core';
import type { Scheme, Tokens } from '../../app/theme/tokens';
import { axisName, baseOption, tooltipStyle } from '../chart/chartStyle';
import { tooltipBox } from '../chart/tooltip';
import { colorOf } from '../format/colors';
import { counted } from '../format/numbers';
import { range } from '../format/times';
import { timeTicks, type Tick } from '../TimeSeries/timeTicks';
import { sizeOf, type Frame, type Point, type Points, type PointsAnswer } from './scatterPoints';

export interface ScatterChart {
  readonly answer: PointsAnswer;
  readonly points: Points;
  /** Points that are selected stand out. */
  readonly selected: readonly Point[];
  readonly zone: string;
  readonly tokens: Tokens;
  readonly scheme: Scheme;
  /** What the chart shows, for a screen reader. */
  readonly description: string;
}

const NAMES = 150;
const NAMES_NARROW = 92;
const NARROW = 520;
const MOST_LABELS = 400;

/** Room for axes around the plot. The pointer is read by the same numbers. */
export function frameOf(width: number, height: number): Frame {
  return { left: width < NARROW ? NAMES_NARROW : NAMES, right: 16, top: 40, bottom: 8, width, height };
}

/** The chart as ECharts takes it. */
export function scatterOption(chart: ScatterChart, frame: Frame): EChartsCoreOption {
  const { points, tokens: t } = chart;
  return {
    ...baseOption(t),
    aria: { enabled: true, label: { description: chart.description } },
    grid: { left: frame.left, right: frame.right, top: frame.top, bottom: frame.bottom },
    tooltip: {
      ...tooltipStyle(t),
      trigger: 'item',
      formatter: ({ dataIndex, seriesIndex }: { dataIndex: number; seriesIndex: number }) => {
        const point = (seriesIndex === 0 ? points.points : chart.selected)[dataIndex];
        return point ? tooltipOf(chart, point) : '';
      },
    },
    xAxis: timeAxis(chart, frame),
    yAxis: thingAxis(points, frame, t),
    series: [pointSeries(chart, points.points, false), pointSeries(chart, chart.selected, true)],
  };
}

/** What the time axis is called. */
export function timeName(zone: string): string {
  return `time, ${zone.replaceAll('_', ' ')}`;
}

/** What stands at the time axis, by milliseconds since 1970. */
export function timesOf(answer: PointsAnswer, zone: string, frame: Frame): ReadonlyMap<number, Tick> {
  const times = bucketTimes(answer);
  const ticks = timeTicks(times, zone, frame.width - frame.left - frame.right);
  return new Map([...ticks].map(([index, tick]) => [Date.parse(times[index] ?? ''), tick]));
}

function timeAxis({ answer, zone, tokens: t }: ScatterChart, frame: Frame) {
  const texts = timesOf(answer, zone, frame);
  return {
    type: 'value',
    position: 'top',
    min: Date.parse(answer.from),
    max: Date.parse(answer.to),
    name: timeName(zone),
    nameLocation: 'middle',
    nameGap: 22,
    nameTextStyle: axisName(t),
    axisLine: { show: true, onZero: false, lineStyle: { color: t.line } },
    axisTick: { customValues: [...texts.keys()], lineStyle: { color: t.line } },
    splitLine: { show: false },
    axisLabel: {
      customValues: [...texts.keys()],
      hideOverlap: true,
      formatter: (value: number) => {
        const tick = texts.get(value);
        return tick ? `{${tick.isStrong ? 'strong' : 'plain'}|${tick.text}}` : '';
      },
      rich: { strong: { color: t.ink, fontWeight: 600, fontSize: 11 }, plain: { color: t.muted, fontSize: 11 } },
    },
  };
}

/** The buckets of the period that begin in it. */
function bucketTimes(answer: PointsAnswer): string[] {
  const step = answer.bucket_seconds * 1000;
  const [from, to] = [Date.parse(answer.from), Date.parse(answer.to)];
  const first = Math.ceil(from / step) * step;
  const count = Math.max(0, Math.ceil((to - first) / step));
  const skip = Math.max(1, Math.ceil(count / MOST_LABELS));
  return Array.from({ length: Math.ceil(count / skip) }, (_, i) => new Date(first + i * skip * step).toISOString());
}

function thingAxis({ things }: Points, frame: Frame, t: Tokens) {
  const lines = things.map((_, line) => line);
  return {
    type: 'value',
    inverse: true,
    min: -0.5,
    max: things.length - 0.5,
    axisLine: { show: true, onZero: false, lineStyle: { color: t.line } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      customValues: lines,
      color: t.ink,
      fontSize: 11,
      width: frame.left - 14,
      overflow: 'truncate',
      formatter: (line: number) => things[line] ?? '',
    },
  };
}

function pointSeries(chart: ScatterChart, points: readonly Point[], isSelected: boolean) {
  const { scheme, tokens: t } = chart;
  return {
    type: 'scatter',
    symbolSize: ([, , count]: readonly number[]) => sizeOf(count ?? 0, chart.points.largest),
    clip: false,
    data: points.map(({ x, y, row }) => [x, y, row.count]),
    silent: isSelected,
    z: isSelected ? 4 : 2,
    itemStyle: {
      color: ({ dataIndex }: { dataIndex: number }) => colorOf(points[dataIndex]?.row.user_id ?? '', scheme),
      opacity: isSelected ? 1 : 0.72,
      borderColor: isSelected ? t.ink : t.bg,
      borderWidth: isSelected ? 2 : 0.5,
    },
    emphasis: { itemStyle: { opacity: 1, borderColor: t.ink, borderWidth: 2 } },
  };
}

/** A point in words: the time of its bucket. */
export function timeOf(point: Point, answer: PointsAnswer, zone: string): string {
  const from = Date.parse(point.row.time);
  const to = from + answer.bucket_seconds * 1000;
  return range(new Date(from).toISOString(), new Date(to).toISOString(), zone);
}

function tooltipOf(chart: ScatterChart, point: Point): HTMLElement {
  const { row, thing } = point;
  return tooltipBox(thing, timeOf(point, chart.answer, chart.zone), [
    { color: colorOf(row.user_id, chart.scheme), name: row.user_name, value: counted(row.count, 'events') },
  ]);
}
