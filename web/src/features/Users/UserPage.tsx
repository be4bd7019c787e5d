import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { Answer } from '../../widgets/states/Answer';
import { Failure } from '../../widgets/states/Failure';
import { ActionFilter } from '../Activity/ActionFilter';
import { activityParams } from '../Activity/activityParams';
import { Apps } from '../Activity/Apps';
import { DayCalendar } from './DayCalendar';
import { DaysByCategory } from './DaysByCategory';
import { UserHead } from './UserHead';
import { UserProblems } from './UserProblems';
import { UserSessions } from './UserSessions';
import { UserWork } from './UserWork';
import classes from './Users.module.css';

const HEIGHT = 170;
const HEAD_HEIGHT = 52;

/** One user: when they were active, in which sessions, with what, and what went wrong. Each section asks for itself. */
export function UserPage() {
  const id = useParams({ strict: false, select: (params) => params.id }) ?? '';
  const { search, zone, period } = useFilters();
  const { title } = usePeriod();
  const question = ask('/api/v1/activity/user', { user: id });
  const user = useQuery(question);
  const params = activityParams({ category: search.category, user: [id] }, period);
  const days = useQuery(ask('/api/v1/activity/days', params));
  // Activity is counted by whole days; all of the page is about the same ones.
  const span = days.data ? { from: days.data.from, to: days.data.to, tz: zone } : period;
  const events = { ...span, user: [id] };
  if (user.isError) {
    return <Failure error={user.error} onRetry={() => void user.refetch()} />;
  }

  const empty = `Not active in this period (${title}) in a way that matches the filters.`;
  return (
    <div className={classes.page}>
      <Answer query={user} queryKey={question.queryKey} height={HEAD_HEIGHT}>
        {(answer) => <UserHead user={answer} />}
      </Answer>
      <div className={classes.tools}>
        <ActionFilter />
      </div>
      <div className={classes.row}>
        <DayCalendar params={params} height={HEIGHT} empty={empty} />
        <DaysByCategory params={params} height={HEIGHT} empty={empty} />
      </div>
      <UserWork params={span} user={id} height={HEIGHT} />
      <div className={classes.row}>
        <UserSessions params={events} user={id} />
        <div className={classes.side}>
          <Apps params={params} height={HEIGHT} empty={empty} />
          <UserProblems params={events} user={id} />
        </div>
      </div>
    </div>
  );
}
