import type { ReactNode } from 'react';
import type { Params } from '../../api/address';
import type { NumberKey, RowOf, TimeAnswer, TimeRoute } from '../../api/rows';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { ChartFrame } from '../ChartFrame/ChartFrame';
import type { TableData } from '../ChartFrame/TableData';
import { bucketWidth } from '../format/durations';
import { range } from '../format/times';
import { beforeOf, spanOf, valueOf } from './buckets';
import { Legend } from './Legend';
import { TimePlot } from './TimePlot';
import type { Series } from './timeOption';

export interface TimeSeriesProps<P extends TimeRoute> {
  readonly title: string;
  /** What is counted, in words; the width of a bucket is said behind it: `different users` becomes `different users a day`. */
  readonly counts: string;
  readonly route: P;
  /** With `compare: 'true'` the period before is drawn as a pale line. */
  readonly params: Params;
  /** Unit of the numbers, in the plural. */
  readonly unit: string;
  /** One or several members of a row; without a colour the first takes the accent, the second the colour beside it. */
  readonly series: readonly (Omit<Series, 'key' | 'color'> & {
    readonly key: NumberKey<RowOf<P>>;
    readonly color?: string;
  })[];
  /** `bars` are stacked. */
  readonly kind?: 'line' | 'bars';
  /** A dashed line at the answer's `mean`. */
  readonly showsMean?: boolean;
  /** What steers this chart, in its head. */
  readonly tools?: ReactNode;
  /** Height of the drawing in pixels. */
  readonly height: number;
  /** In its place when all numbers are zero. */
  readonly empty: ReactNode;
}

/**
 * Numbers over time. Hovering tells all series at that time; a click selects a bucket and shows it in the context panel,
 * Ctrl+click adds it; dragging makes what was marked the page's period. The same by keyboard: arrows, Shift, Enter.
 */
export function TimeSeries<P extends TimeRoute>(props: TimeSeriesProps<P>) {
  const { kind = 'line', showsMean = false, unit, height } = props;
  const { zone } = useFilters();
  const t = useTokens();
  const colors = [t.accent, t.second, t.running, t.warning];
  const series: Series[] = props.series.map((s, i) => ({
    ...s,
    color: s.color ?? colors[i % colors.length] ?? t.accent,
  }));
  return (
    <ChartFrame<TimeAnswer>
      title={props.title}
      note={(answer) => noteOf(props.counts, answer, showsMean)}
      tools={
        <>
          {series.length > 1 && <Legend series={series} />}
          {props.tools}
        </>
      }
      route={props.route}
      params={props.params}
      height={height}
      isEmpty={(answer) => isEmpty(answer, series)}
      empty={props.empty}
      table={(answer) => tableOf(answer, series, zone)}
    >
      {(answer, pictureRef) => (
        <TimePlot
          title={props.title}
          chart={{ answer, series, kind, unit, zone, tokens: t, showsMean }}
          height={height}
          pictureRef={pictureRef}
        />
      )}
    </ChartFrame>
  );
}

function noteOf(counts: string, answer: TimeAnswer | undefined, showsMean: boolean): string {
  if (!answer) {
    return counts;
  }

  const pale = answer.previous ? '; pale: the period before' : '';
  const dashed = showsMean && answer.mean !== undefined ? '; dashed: mean' : '';
  return `${counts} per ${bucketWidth(answer.bucket_seconds)}${pale}${dashed}`;
}

function isEmpty(answer: TimeAnswer, series: readonly Series[]): boolean {
  return [...answer.rows, ...(answer.previous ?? [])].every((row) => series.every((s) => !valueOf(row, s.key)));
}

function tableOf(answer: TimeAnswer, series: readonly Series[], zone: string): TableData {
  const hasBefore = Boolean(answer.previous);
  const names = series.flatMap((s) => (hasBefore ? [s.name, `${s.name}, the period before`] : [s.name]));
  return {
    columns: [{ title: 'Time' }, ...names.map((title) => ({ title, isNumber: true }))],
    rows: answer.rows.map((_, i) => {
      const span = spanOf(answer, i, i);
      const before = beforeOf(answer, i);
      const values = series.flatMap((s) => {
        const value = valueOf(answer.rows[i], s.key) ?? 0;
        return hasBefore ? [value, valueOf(before, s.key) ?? ''] : [value];
      });
      return [span ? range(span.from, span.to, zone) : '', ...values];
    }),
  };
}
