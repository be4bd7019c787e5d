import { useFilters } from '../../app/filters/useFilters';
import { Scatter } from '../../widgets/Scatter/Scatter';
import { DrillSummary } from './DrillSummary';
import { EmptyUsage } from './EmptyUsage';
import { Hint } from './Hint';
import { Installations } from './Installations';
import { Patterns } from './Patterns';
import classes from './Usage.module.css';
import { tabOf, UsageTabs } from './UsageTabs';
import { useScatterHeight } from './useScatterHeight';

const TABS = [
  ['usage', 'Usage'],
  ['installation', 'Installation time'],
  ['patterns', 'Patterns'],
] as const;

/** Who uses which package when, and how long installing packages takes. */
export function PackagesPage() {
  const { search, events } = useFilters();
  const height = useScatterHeight();
  const tab = tabOf(search, TABS);
  return (
    <div className={classes.page}>
      <DrillSummary />
      <div className={classes.head}>
        <UsageTabs to="/packages" label="Views of packages" tabs={TABS} />
        {tab === 'usage' && <Hint />}
      </div>
      {tab === 'usage' && (
        <Scatter
          title="Packages by time and user"
          route="/api/v1/usage/packages"
          params={events}
          of="package"
          heading="Package"
          height={height}
          empty={<EmptyUsage what="No event of a user" />}
        />
      )}
      {tab === 'installation' && <Installations params={events} />}
      {tab === 'patterns' && <Patterns params={events} />}
    </div>
  );
}
