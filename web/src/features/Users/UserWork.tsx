import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Params } from '../../api/address';
import type { WorkSeriesAnswer } from '../../api/schema';
import { globalPart } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { ChartFrame } from '../../widgets/ChartFrame/ChartFrame';
import { bucketWidth, hours } from '../../widgets/format/durations';
import { TimePlot } from '../../widgets/TimeSeries/TimePlot';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { explainQuery } from '../WorkingTime/workParams';
import classes from './Users.module.css';
import { workTable, workTimes } from './userWork';

const WIDTHS = [
  ['day', 'A day'],
  ['week', 'A week'],
] as const;

interface UserWorkProps {
  /** Period alone. */
  readonly params: Params;
  readonly user: string;
  readonly height: number;
}

/** Working time by days or weeks. A click on one explains it: the events and gaps that count. */
export function UserWork({ params, user, height }: UserWorkProps) {
  const { search, zone } = useFilters();
  const tokens = useTokens();
  const [width, setWidth] = useState<'day' | 'week'>('day');
  return (
    <ChartFrame<WorkSeriesAnswer>
      title="Working time"
      note={noteOf}
      tools={
        <>
          <ChoiceButton
            label="Width"
            text={width === 'day' ? 'A day' : 'A week'}
            choices={WIDTHS}
            chosen={[width]}
            onChoose={setWidth}
          />
          <Link to="/working-time" search={{ ...globalPart(search), user: [user] }} className={classes.link}>
            By project, task and job
          </Link>
        </>
      }
      route="/api/v1/working-time/users"
      params={{ ...params, user: [user], bucket: width }}
      height={height}
      isEmpty={(answer) => sumOf(answer) === 0}
      empty={<p className={classes.none}>No working time in this period. Choose a longer one above.</p>}
      table={(answer) => workTable(answer, zone)}
    >
      {(answer, pictureRef) => (
        <TimePlot
          title="Working time"
          chart={{
            answer: workTimes(answer),
            series: [{ key: 'minutes', name: 'working time', color: tokens.accent }],
            kind: 'bars',
            unit: 'minutes',
            zone,
            tokens,
            showsMean: false,
          }}
          height={height}
          pictureRef={pictureRef}
          pick={({ from, to }) => ({ kind: 'work', id: explainQuery({ user_id: user, from, to }) })}
        />
      )}
    </ChartFrame>
  );
}

function noteOf(answer: WorkSeriesAnswer | undefined): string {
  if (!answer) {
    return 'minutes';
  }

  const sum = sumOf(answer);
  return `minutes per ${bucketWidth(answer.bucket_seconds)}, ${sum === 0 ? 'none' : hours(sum)} in all; click on one to see why`;
}

function sumOf(answer: WorkSeriesAnswer): number {
  return answer.rows[0]?.working_time_ms ?? 0;
}
