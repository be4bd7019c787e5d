import { useViewportSize } from '@mantine/hooks';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import { ActionFilter } from './ActionFilter';
import classes from './Activity.module.css';
import { ActiveUsersTable } from './ActiveUsersTable';
import { ActivityFigures } from './ActivityFigures';
import { activityParams, BUCKETS, bucketOf } from './activityParams';
import { Apps } from './Apps';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { Weeks } from './Weeks';

const LOW = 180;
const HIGH = 260;
const TALL_WINDOW = 1000;

/** Who is active, how many a day, how much of a month, how long, and with what. */
export function ActivityPage() {
  const { search, period } = useFilters();
  const { title } = usePeriod();
  const height = useViewportSize().height > TALL_WINDOW ? HIGH : LOW;
  const params = activityParams(search, period);
  const empty = `Nobody was active in this period (${title}) in a way that matches the filters.`;
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <ActionFilter />
      </div>
      <ActivityFigures params={params} />
      <ActiveUsers params={params} height={height} empty={empty} />
      <div className={classes.row}>
        <TimeSeries
          title="DAU, WAU, MAU"
          counts="different active users of the last 1, 7 and 30 days, by day"
          route="/api/v1/activity/stickiness"
          params={params}
          unit="users"
          series={[
            { key: 'dau', name: '1 day' },
            { key: 'wau', name: '7 days' },
            { key: 'mau', name: '30 days' },
          ]}
          height={height}
          empty={<p className={classes.none}>{empty}</p>}
        />
        <Weeks params={params} height={height} empty={empty} />
        <Apps params={params} height={height} empty={empty} />
      </div>
      <div className={classes.table}>
        <ActiveUsersTable params={params} empty={empty} />
      </div>
    </div>
  );
}

interface ActiveUsersProps {
  readonly params: ReturnType<typeof activityParams>;
  readonly height: number;
  readonly empty: string;
}

function ActiveUsers({ params, height, empty }: ActiveUsersProps) {
  const { search, compares, change } = useFilters();
  const bucket = bucketOf(search);
  return (
    <TimeSeries
      title={`Active users a ${bucket}`}
      counts="different users with activity"
      tools={
        <ChoiceButton
          label="Width"
          text={`A ${bucket}`}
          choices={BUCKETS.map((b) => [b, `A ${b}`] as const)}
          chosen={[bucket]}
          onChoose={(value) => {
            void change({ bucket: value === 'day' ? undefined : value });
          }}
        />
      }
      route="/api/v1/activity/active-users"
      params={{ ...params, bucket, ...(compares ? { compare: 'true' } : {}) }}
      unit="users"
      series={[{ key: 'users', name: 'active users' }]}
      showsMean
      height={height}
      empty={<p className={classes.none}>{empty}</p>}
    />
  );
}
