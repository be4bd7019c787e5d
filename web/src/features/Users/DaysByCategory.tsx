import type { Params } from '../../api/address';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import classes from './Users.module.css';

interface DaysByCategoryProps {
  readonly params: Params;
  readonly height: number;
  readonly empty: string;
}

/** Minutes a day by category. Minutes of several categories at once stand in each of them. */
export function DaysByCategory({ params, height, empty }: DaysByCategoryProps) {
  return (
    <TimeSeries
      title="Minutes by category"
      counts="minutes with activity, in each category"
      route="/api/v1/activity/days"
      params={params}
      unit="minutes"
      kind="bars"
      series={[
        { key: 'ide', name: 'IDE' },
        { key: 'app', name: 'app' },
        { key: 'tunnel', name: 'tunnel' },
        { key: 'web_terminal', name: 'web terminal' },
        { key: 'login', name: 'login' },
        { key: 'other', name: 'other' },
      ]}
      height={height}
      empty={<p className={classes.none}>{empty}</p>}
    />
  );
}
