import { useFilters } from '../../app/filters/useFilters';
import { RunErrors } from './RunErrors';
import { RunFigures } from './RunFigures';
import { runParams, tabOf, type Tab } from './runParams';
import classes from './Runs.module.css';
import { RunStatistics } from './RunStatistics';
import { RunTable } from './RunTable';
import { RunTabs } from './RunTabs';
import { RunTimeline } from './RunTimeline';

const VIEWS: Readonly<Record<Tab, typeof RunTable>> = {
  runs: RunTable,
  errors: RunErrors,
  timeline: RunTimeline,
  statistics: RunStatistics,
};

/** Every execution: as a table, its errors, over time, and in numbers. */
export function RunsPage() {
  const { search, period } = useFilters();
  const params = runParams(search, period);
  const tab = tabOf(search);
  const View = VIEWS[tab];
  return (
    <div className={classes.page} data-tab={tab}>
      <RunFigures params={params} />
      <RunTabs params={params} />
      <div className={classes.view}>
        <View params={params} />
      </div>
    </div>
  );
}
