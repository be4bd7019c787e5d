import type { Params } from '../../api/address';
import { useFilters } from '../../app/filters/useFilters';
import { ActionFilter } from '../Activity/ActionFilter';
import { Apps } from '../Activity/Apps';
import { DayCalendar } from './DayCalendar';
import { DaysByCategory } from './DaysByCategory';
import { UserProblems } from './UserProblems';
import { UserSessions } from './UserSessions';
import { UserWork } from './UserWork';
import classes from './Users.module.css';

interface UserActivityProps {
  readonly user: string;
  /** Period, user and category for the routes of activity. */
  readonly params: Params;
  /** The days that these are about. */
  readonly span: Params;
  readonly height: number;
  readonly empty: string;
}

/** What a user did: days, working time, sessions, apps, problems. Each section asks for itself. */
export function UserActivity({ user, params, span, height, empty }: UserActivityProps) {
  const { period } = useFilters();
  const events = { ...span, user: [user] };
  return (
    <>
      <div className={classes.tools}>
        <ActionFilter />
      </div>
      <div className={classes.row}>
        <DayCalendar params={params} height={height} empty={empty} />
        <DaysByCategory params={params} height={height} empty={empty} />
      </div>
      <UserWork params={period} user={user} height={height} />
      <div className={classes.row}>
        <UserSessions params={events} user={user} />
        <div className={classes.side}>
          <Apps params={params} height={height} empty={empty} />
          <UserProblems params={events} user={user} />
        </div>
      </div>
    </>
  );
}
