import { useState } from 'react';
import type { Params } from '../../api/address';
import type { WorkSeriesAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { ChartFrame } from '../../widgets/ChartFrame/ChartFrame';
import { bucketWidth } from '../../widgets/format/durations';
import { counted } from '../../widgets/format/numbers';
import { TimePlot } from '../../widgets/TimeSeries/TimePlot';
import classes from './WorkingTime.module.css';
import { UserLegend } from './UserLegend';
import { linesOf, tableOf, timeAnswerOf } from './userSeries';

const ROUTE = '/api/v1/working-time/users';
const MOST_LINES = 8;

interface UserLinesProps {
  readonly params: Params;
  readonly height: number;
}

/** Events of the most active users over time, a line each. A user's name isolates that line, and brings the others back. */
export function UserLines({ params, height }: UserLinesProps) {
  const { zone } = useFilters();
  const tokens = useTokens();
  const [isolated, setIsolated] = useState<string | null>(null);
  return (
    <ChartFrame<WorkSeriesAnswer>
      title="User activity"
      note={noteOf}
      route={ROUTE}
      params={{ ...params, limit: MOST_LINES }}
      height={height}
      isEmpty={(answer) => answer.rows.length === 0}
      empty={<p className={classes.none}>No user did anything in this period that matches the filters.</p>}
      table={(answer) => tableOf(answer, zone)}
    >
      {(answer, pictureRef) => {
        const lines = linesOf(answer, tokens.scheme);
        const shown = lines.filter((line) => isolated === null || line.user === isolated);
        return (
          <>
            <UserLegend
              lines={lines}
              isolated={isolated}
              onIsolate={(user) => {
                setIsolated(user === isolated ? null : user);
              }}
            />
            <TimePlot
              title="User activity"
              chart={{
                answer: timeAnswerOf(answer),
                series: shown.length > 0 ? shown : lines,
                kind: 'line',
                unit: 'events',
                zone,
                tokens,
                showsMean: false,
              }}
              height={height}
              pictureRef={pictureRef}
            />
          </>
        );
      }}
    </ChartFrame>
  );
}

function noteOf(answer: WorkSeriesAnswer | undefined): string {
  if (!answer) {
    return 'events by user';
  }

  const most = answer.rows.length < answer.total ? `; the ${counted(answer.rows.length, 'users')} with the most` : '';
  return `events by user per ${bucketWidth(answer.bucket_seconds)}${most}`;
}
