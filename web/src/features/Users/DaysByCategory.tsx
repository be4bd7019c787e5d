import type { Params } from '../../api/address';
import { useTokens } from '../../app/theme/useTokens';
import { colorAt } from '../../widgets/format/colors';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import classes from './Users.module.css';

interface DaysByCategoryProps {
  readonly params: Params;
  readonly height: number;
  readonly empty: string;
}

const SERIES = [
  { key: 'ide', name: 'IDE' },
  { key: 'app', name: 'app' },
  { key: 'tunnel', name: 'tunnel' },
  { key: 'web_terminal', name: 'web terminal' },
  { key: 'login', name: 'login' },
  { key: 'other', name: 'other' },
] as const;

/** Minutes a day by category. Minutes of several categories at once stand in each of them. */
export function DaysByCategory({ params, height, empty }: DaysByCategoryProps) {
  const { scheme } = useTokens();
  return (
    <TimeSeries
      title="Minutes by category"
      counts="minutes with activity, in each category"
      route="/api/v1/activity/days"
      params={params}
      unit="minutes"
      kind="bars"
      series={SERIES.map((series, i) => ({ ...series, color: colorAt(i, scheme) }))}
      height={height}
      empty={<p className={classes.none}>{empty}</p>}
    />
  );
}
