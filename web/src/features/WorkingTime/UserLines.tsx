import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { WorkSeriesAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { ChartFrame } from '../../widgets/ChartFrame/ChartFrame';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { bucketWidth } from '../../widgets/format/durations';
import { counted, exact } from '../../widgets/format/numbers';
import classes from './WorkingTime.module.css';
import { UserPlot } from './UserPlot';
import { tableOf, withUser } from './userSeries';
import { lineCountOf, LINES, onlyOf } from './workParams';

const ROUTE = '/api/v1/working-time/users';

interface UserLinesProps {
  /** Period and filters, without the isolation of one user. */
  readonly params: Params;
  readonly height: number;
}

/** Events of the most active users over time, a line each. A line or a name isolates its user, and brings the others back. */
export function UserLines({ params, height }: UserLinesProps) {
  const { search, zone } = useFilters();
  const only = onlyOf(search);
  // Who is isolated stays so in another period, where others may have more events.
  const own = useQuery({
    ...ask(ROUTE, { ...params, user: only ? [only] : [], limit: 1 }),
    enabled: only !== undefined,
  });
  const ownAnswer = only === undefined ? undefined : own.data;
  return (
    <ChartFrame<WorkSeriesAnswer>
      title="User activity"
      note={noteOf}
      tools={<LineCount />}
      route={ROUTE}
      params={{ ...params, limit: lineCountOf(search) }}
      height={height}
      isEmpty={(answer) => answer.rows.length === 0}
      empty={<p className={classes.none}>No user did anything in this period that matches the filters.</p>}
      table={(answer) => tableOf(withUser(answer, ownAnswer), zone)}
    >
      {(answer, pictureRef) => (
        <UserPlot answer={answer} own={ownAnswer} only={only} height={height} pictureRef={pictureRef} />
      )}
    </ChartFrame>
  );
}

const COUNTS = LINES.map(
  (count) => [count, count === LINES.at(-1) ? `All, up to ${count}` : `${count} users`] as const,
);

/** How many users are drawn. */
function LineCount() {
  const { search, change } = useFilters();
  const chosen = lineCountOf(search);
  return (
    <ChoiceButton
      label="Users drawn"
      text={COUNTS.find(([count]) => count === chosen)?.[1] ?? ''}
      choices={COUNTS}
      chosen={[chosen]}
      onChoose={(count) => {
        void change({ lines: count === LINES[0] ? undefined : count });
      }}
    />
  );
}

function noteOf(answer: WorkSeriesAnswer | undefined): string {
  if (!answer) {
    return 'events by user';
  }

  const drawn = answer.rows.length;
  const most = drawn < answer.total ? `; the ${exact(drawn)} of ${counted(answer.total, 'users')} with the most` : '';
  return `events by user per ${bucketWidth(answer.bucket_seconds)}${most}`;
}
