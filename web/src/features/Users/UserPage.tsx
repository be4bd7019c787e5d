import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { Failure } from '../../widgets/states/Failure';
import { Message } from '../../widgets/states/Message';
import { Skeleton } from '../../widgets/states/Skeleton';
import { activityParams } from '../Activity/activityParams';
import { useLiveAnswer } from '../Events/useLiveAnswer';
import { ProblemsOf } from '../Problems/ProblemsOf';
import { UserActivity } from './UserActivity';
import { UserHead } from './UserHead';
import { UserTold } from './UserTold';
import { useUser } from './useUser';
import { wholeDays } from './wholeDays';
import classes from './Users.module.css';

const HEIGHT = 170;
const HEAD_HEIGHT = 52;
/** What the page is made of: it follows new events. */
const LIVE = [
  '/api/v1/activity',
  '/api/v1/entities',
  '/api/v1/events',
  '/api/v1/names',
  '/api/v1/problems',
  '/api/v1/working-time',
];

/** One user: when they were active, in which sessions, with what, what went wrong, and what is told of them. */
export function UserPage() {
  const id = useParams({ strict: false, select: (params) => params.id }) ?? '';
  const { search, zone, period } = useFilters();
  const { title } = usePeriod();
  const { activity, entity, isWaiting, error, retry } = useUser(id);
  useLiveAnswer(LIVE);
  const params = activityParams({ category: search.category, user: [id] }, period);
  const days = useQuery(ask('/api/v1/activity/days', params));
  // Activity is counted by whole days, and so is what stands beside it. Working time is not: its sum must be that of the page Working time.
  const span = days.data ? wholeDays(days.data, zone) : period;
  if (error) {
    return <Failure error={error} onRetry={retry} />;
  }

  if (isWaiting) {
    return <Skeleton height={HEAD_HEIGHT} />;
  }

  if (!activity && !entity) {
    return (
      <Message title="Nothing is known of this user">
        <p>
          No event tells of a user <code>{id}</code> that you may see.
        </p>
      </Message>
    );
  }

  const empty = `Not active in this period (${title}) in a way that matches the filters.`;
  return (
    <div className={classes.page}>
      <UserHead id={id} activity={activity} entity={entity} />
      {activity ? (
        <UserActivity user={id} params={params} span={span} height={HEIGHT} empty={empty} />
      ) : (
        <p className={classes.none}>
          No activity yet: no event has this user as the one who acted. What others told of them stands below.
        </p>
      )}
      <ProblemsOf title="Problems they met" of={{ user: [id] }} />
      {entity && (
        <UserTold entity={entity} params={span} height={HEIGHT} empty={`No event in this period (${title}).`} />
      )}
    </div>
  );
}
