import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import { Isolation } from './Isolation';
import { UserLines } from './UserLines';
import classes from './WorkingTime.module.css';
import { WorkTable } from './WorkTable';
import { lineParams, workParams } from './workParams';

const HEIGHT = 168;

/** Who worked how long on what: users over time, all events over time, and the table with an explanation of every number. */
export function WorkingTimePage() {
  const { search, zone } = useFilters();
  const tokens = useTokens();
  const params = workParams(search, zone);
  return (
    <div className={classes.page}>
      <div className={classes.charts}>
        <UserLines params={lineParams(search, zone)} height={HEIGHT} />
        <TimeSeries
          title="Overall activity"
          counts="events"
          route="/api/v1/events/activity"
          params={params}
          unit="events"
          kind="bars"
          series={[
            { key: 'client', name: 'browsers', color: tokens.accent },
            { key: 'server', name: 'servers', color: tokens.second },
          ]}
          height={HEIGHT}
          empty={<p className={classes.none}>No events in this period that match the filters.</p>}
        />
      </div>
      <Isolation />
      <WorkTable params={params} />
    </div>
  );
}
