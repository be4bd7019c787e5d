import { useMemo, useRef } from 'react';
import type { StatsMetricAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { ChartTable } from '../../widgets/ChartFrame/ChartTable';
import { PanelSection } from '../../widgets/ContextPanel/Panel';
import { bucketWidth } from '../../widgets/format/durations';
import { exact } from '../../widgets/format/numbers';
import { range } from '../../widgets/format/times';
import { spanOf, valueOf } from '../../widgets/TimeSeries/buckets';
import { TimePlot } from '../../widgets/TimeSeries/TimePlot';
import classes from './Stats.module.css';
import { statText } from './statsText';
import { trendOf, type Interval, type Trend } from './trend';

const HEIGHT = 168;

interface StatTrendProps {
  readonly answer: StatsMetricAnswer;
  readonly interval: Interval;
}

/** How a number went over the period, and pale the period before. A click makes an interval the period. */
export function StatTrend({ answer, interval }: StatTrendProps) {
  const { zone, change } = useFilters();
  const { metric, from, to } = answer;
  const tokens = useTokens();
  const pictureRef = useRef(null);
  const trend = useMemo(() => trendOf(metric, from, to, interval), [metric, from, to, interval]);
  if (trend === null) {
    return null;
  }

  const words = wordsOf(trend);
  const series = [{ key: 'value', name: metric.title, color: tokens.accent }];
  const kind = metric.scope === 'period' ? 'bars' : 'line';
  const title = 'Trend';
  return (
    <PanelSection title={title}>
      <p className={classes.note}>
        per {bucketWidth(trend.answer.bucket_seconds)}
        {trend.answer.previous && '; pale: the period before'}
      </p>
      <TimePlot
        title={title}
        chart={{ answer: trend.answer, series, kind, unit: trend.unit, words, zone, tokens, showsMean: false }}
        height={HEIGHT}
        pictureRef={pictureRef}
        onPick={(span) => void change({ period: undefined, from: span.from, to: span.to })}
      />
      <div className="visually-hidden">
        <ChartTable title={title} data={tableOf(trend, metric.title, words, zone)} />
      </div>
    </PanelSection>
  );
}

/** Lengths of time are told as such, whatever the axis counts. */
function wordsOf({ seconds }: Trend): ((value: number) => string) | undefined {
  return seconds === null ? undefined : (value) => statText(value * seconds, 'seconds');
}

function tableOf({ answer }: Trend, title: string, words: (value: number) => string = exact, zone: string) {
  const told = (row: object | undefined) => {
    const value = valueOf(row, 'value');
    return value === null ? '–' : words(value);
  };
  const before = answer.previous;
  return {
    columns: [{ title: 'Time' }, { title }, ...(before ? [{ title: 'The period before' }] : [])],
    rows: answer.rows.map((row, i) => {
      const span = spanOf(answer, i, i);
      return [span ? range(span.from, span.to, zone) : '', told(row), ...(before ? [told(before[i])] : [])];
    }),
  };
}
