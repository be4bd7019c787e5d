import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import { comparedParams } from '../Overview/params';
import { Clicks } from '../Usage/Clicks';
import { DrillSummary } from '../Usage/DrillSummary';
import { KindCharts } from '../Usage/KindCharts';
import { tabOf, UsageTabs } from '../Usage/UsageTabs';
import { BrowserBars, SystemBars } from './ClientBars';
import classes from './Events.module.css';
import { EventTable } from './EventTable';

const HEIGHT = 132;

const TABS = [
  ['table', 'Table'],
  ['kinds', 'Kinds'],
  ['clicks', 'Clicks'],
] as const;

/** What happened, one by one: over time, by browser and system, and as a table that is filtered in its heads. */
export function EventsPage() {
  const { search } = useFilters();
  const tab = tabOf(search, TABS);
  return (
    <div className={classes.page}>
      <DrillSummary />
      <UsageTabs to="/events" label="Views of events" tabs={TABS} />
      {tab === 'table' && <EventRows />}
      {tab === 'kinds' && <KindCharts />}
      {tab === 'clicks' && <Clicks />}
    </div>
  );
}

function EventRows() {
  const { events, compares } = useFilters();
  const tokens = useTokens();
  return (
    <>
      <div className={classes.charts}>
        <TimeSeries
          title="Events over time"
          counts="events"
          route="/api/v1/events/activity"
          params={comparedParams(events, compares)}
          unit="events"
          kind="bars"
          series={[
            { key: 'client', name: 'browsers', color: tokens.accent },
            { key: 'server', name: 'servers', color: tokens.second },
          ]}
          height={HEIGHT}
          empty={<p className={classes.none}>No events to draw; the table below says why.</p>}
        />
        <BrowserBars height={HEIGHT} />
        <SystemBars height={HEIGHT} />
      </div>
      <EventTable />
    </>
  );
}
