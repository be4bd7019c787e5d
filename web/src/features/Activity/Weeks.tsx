import { NumberInput } from '@mantine/core';
import type { Params } from '../../api/address';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import classes from './Activity.module.css';
import { aboveOf, STANDARD_ABOVE } from './activityParams';

interface WeeksProps {
  readonly params: Params;
  readonly height: number;
  readonly empty: string;
}

/** Users a week by hours: those above a number of hours, and all others. */
export function Weeks({ params, height, empty }: WeeksProps) {
  const { search } = useFilters();
  const tokens = useTokens();
  const above = aboveOf(search);
  return (
    <TimeSeries
      title="Users by hours a week"
      counts="active users"
      tools={<Above hours={above} />}
      route="/api/v1/activity/weeks"
      params={{ ...params, above }}
      unit="users"
      kind="bars"
      series={[
        { key: 'above', name: `above ${String(above)} h`, color: tokens.accent },
        { key: 'below', name: 'others', color: tokens.second },
      ]}
      height={height}
      empty={<p className={classes.none}>{empty}</p>}
    />
  );
}

function Above({ hours }: { readonly hours: number }) {
  const { change } = useFilters();
  return (
    <div className={classes.above}>
      <label htmlFor="above">Hours to stand out</label>
      <NumberInput
        id="above"
        size="xs"
        w={64}
        min={0}
        max={168}
        allowDecimal={false}
        value={hours}
        onChange={(value) => {
          if (typeof value === 'number') {
            void change({ above: value === STANDARD_ABOVE ? undefined : String(value) }, { replace: true });
          }
        }}
      />
    </div>
  );
}
