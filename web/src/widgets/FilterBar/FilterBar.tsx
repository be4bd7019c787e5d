import { useFilters } from '../../app/filters/useFilters';
import type { GlobalFilter } from '../../app/pages';
import { CompareSwitch } from './CompareSwitch';
import classes from './FilterBar.module.css';
import { NameFilter } from './NameFilter';
import { PeriodFilter } from './PeriodFilter';

interface FilterBarProps {
  /** Filters that the page cannot use, with the reason. */
  readonly unusable: Readonly<Partial<Record<GlobalFilter, string>>>;
}

/** The global filters, the same on every page. What they hold is in the address. */
export function FilterBar({ unusable }: FilterBarProps) {
  const { search } = useFilters();
  // The page says what was narrowed, and how to get out of it.
  if (search.drill !== undefined) {
    return null;
  }

  const isFiltered = Boolean(search.org ?? search.user ?? search.group ?? search.package);
  return (
    <div className={classes.bar} role="group" aria-label="Filters">
      <PeriodFilter reason={unusable.period} />
      <NameFilter kind="org" title="Org" plural="orgs" reason={unusable.org} />
      <NameFilter kind="user" title="User" plural="users" reason={unusable.user} />
      <NameFilter kind="group" title="Group" plural="groups" reason={unusable.user} />
      <NameFilter kind="package" title="Package" plural="packages" reason={unusable.package} />
      <CompareSwitch reason={unusable.compare} />
      {isFiltered && !unusable.org && <ClearFilters />}
    </div>
  );
}

function ClearFilters() {
  const { change } = useFilters();
  return (
    <button
      type="button"
      className={classes.clear}
      onClick={() => {
        change({ org: undefined, user: undefined, group: undefined, package: undefined });
      }}
    >
      Clear<span className="visually-hidden"> filters</span>
    </button>
  );
}
