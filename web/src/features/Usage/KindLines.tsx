import type { Params } from '../../api/address';
import type { KindsAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { ChartFrame } from '../../widgets/ChartFrame/ChartFrame';
import { bucketWidth } from '../../widgets/format/durations';
import { moment } from '../../widgets/format/times';
import { Legend } from '../../widgets/TimeSeries/Legend';
import { TimePlot } from '../../widgets/TimeSeries/TimePlot';
import { EmptyUsage } from './EmptyUsage';
import { kindColor, kindTable } from './kindTable';

interface KindLinesProps {
  readonly params: Params;
  readonly height: number;
}

/** How many events of each kind there are over time. */
export function KindLines({ params, height }: KindLinesProps) {
  const { zone } = useFilters();
  const tokens = useTokens();
  return (
    <ChartFrame<KindsAnswer>
      title="Events by kind"
      note={(answer) => (answer ? `events per ${bucketWidth(answer.bucket_seconds)}` : 'events')}
      route="/api/v1/usage/events/kinds"
      params={params}
      height={height}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<EmptyUsage what="No event" />}
      table={(answer) => {
        const { kinds, rows } = kindTable(answer);
        return {
          columns: [{ title: 'Time' }, ...kinds.map((title) => ({ title, isNumber: true }))],
          rows: rows.map((row) => [moment(row.time, zone), ...kinds.map((kind) => row.counts[kind] ?? 0)]),
        };
      }}
    >
      {(answer, pictureRef) => {
        const { kinds, rows } = kindTable(answer);
        const series = kinds.map((kind) => ({ key: kind, name: kind, color: kindColor(kind, tokens.scheme) }));
        const drawn = { ...answer, rows: rows.map(({ time, counts }) => ({ ...counts, time })), previous: null };
        return (
          <>
            <Legend series={series} />
            <TimePlot
              title="Events by kind"
              chart={{ answer: drawn, series, kind: 'line', unit: 'events', zone, tokens, showsMean: false }}
              height={height - LEGEND}
              pictureRef={pictureRef}
            />
          </>
        );
      }}
    </ChartFrame>
  );
}

const LEGEND = 22;
