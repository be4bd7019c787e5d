import { useFilters } from '../../app/filters/useFilters';
import { Scatter } from '../../widgets/Scatter/Scatter';
import { CallTable } from './CallTable';
import { DrillSummary } from './DrillSummary';
import { Durations } from './Durations';
import { EmptyUsage } from './EmptyUsage';
import { Hint } from './Hint';
import { Unused } from './Unused';
import classes from './Usage.module.css';
import { tabOf, UsageTabs } from './UsageTabs';
import { useScatterHeight } from './useScatterHeight';

const TABS = [
  ['usage', 'Usage'],
  ['calls', 'Calls'],
  ['durations', 'Execution time'],
  ['unused', 'Unused'],
] as const;

/** Who uses which function when, and every call with its inputs and outputs. */
export function FunctionsPage() {
  const { search, events } = useFilters();
  const height = useScatterHeight();
  const tab = tabOf(search, TABS);
  return (
    <div className={classes.page}>
      <DrillSummary />
      <div className={classes.head}>
        <UsageTabs to="/functions" label="Views of functions" tabs={TABS} />
        {tab === 'usage' && <Hint />}
      </div>
      {tab === 'usage' && (
        <Scatter
          title="Functions by time and user"
          route="/api/v1/usage/functions"
          params={events}
          of="function"
          heading="Function"
          height={height}
          empty={
            <EmptyUsage what="No event that names a function">
              Platforms tell of calls with the scope call:function and the member function.
            </EmptyUsage>
          }
        />
      )}
      {tab === 'calls' && <CallTable />}
      {tab === 'durations' && <Durations params={events} />}
      {tab === 'unused' && <Unused params={events} />}
    </div>
  );
}
