import { useViewportSize } from '@mantine/hooks';
import { idsOf } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { HeatMap } from '../../widgets/HeatMap/HeatMap';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import { heightsFor } from './heights';
import classes from './Overview.module.css';
import { PackageBars } from './PackageBars';
import { comparedParams } from './params';
import { UserBars } from './UserBars';

/** The charts of the page. A selection in one ranking limits the other. */
export function Charts() {
  const { params, compares, selected } = useFilters();
  const { title } = usePeriod();
  const heights = heightsFor(useViewportSize().height);
  const empty = `No events in this period (${title}) that match the filters.`;
  const packages = idsOf(selected, 'package');
  const users = idsOf(selected, 'user');
  return (
    <>
      <TimeSeries
        title="Unique users"
        counts="different users with at least one event"
        route="/api/v1/usage/overview/unique-users"
        params={comparedParams(params, compares)}
        unit="users"
        series={[{ key: 'users', name: 'users' }]}
        showsMean
        height={heights.time}
        empty={empty}
      />
      <div className={classes.row}>
        <PackageBars packages={packages} users={users} height={heights.row} empty={empty} />
        <UserBars packages={packages} users={users} height={heights.row} empty={empty} />
        <HeatMap
          title="When they work"
          route="/api/v1/usage/overview/heat"
          params={params}
          unit="events"
          height={heights.row}
          empty={empty}
        />
      </div>
    </>
  );
}
