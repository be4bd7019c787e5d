import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import { useTokens } from '../../app/theme/useTokens';
import { colorAt } from '../../widgets/format/colors';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import { CATEGORIES } from '../Activity/activityParams';
import classes from './Users.module.css';

const ROUTE = '/api/v1/activity/days';

interface DaysByCategoryProps {
  readonly params: Params;
  readonly height: number;
  readonly empty: string;
}

const DOTS = [...CATEGORIES, ['other', 'Other'] as const].map(([key, name], i) => ({ key, name, place: i + 1 }));

/** Different minutes a day as bars; the categories on them as dots and no layers, for one minute may be in several. */
export function DaysByCategory({ params, height, empty }: DaysByCategoryProps) {
  const tokens = useTokens();
  const days = useQuery(ask(ROUTE, params));
  const dots = DOTS.filter(({ key }) => days.data?.rows.some((row) => row[key] > 0));
  return (
    <TimeSeries
      title="Minutes by category"
      counts="dots: minutes in each category; bars: different minutes"
      route={ROUTE}
      params={params}
      unit="minutes"
      kind="bars"
      series={[
        { key: 'minutes', name: 'Any', color: tokens.pale, border: tokens.accent },
        ...dots.map(({ key, name, place }) => ({
          key,
          name,
          color: colorAt(place, tokens.scheme),
          form: 'dots' as const,
        })),
      ]}
      height={height}
      empty={<p className={classes.none}>{empty}</p>}
    />
  );
}
