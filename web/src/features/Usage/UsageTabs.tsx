import { Link } from '@tanstack/react-router';
import type { Search } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import classes from './Usage.module.css';

interface UsageTabsProps {
  readonly to: '/packages' | '/functions' | '/events';
  readonly label: string;
  /** Name in the address and title; the first is shown when the address names none. */
  readonly tabs: readonly (readonly [tab: string, title: string])[];
}

/** The views of a page; each has an address. */
export function UsageTabs({ to, label, tabs }: UsageTabsProps) {
  const { search } = useFilters();
  const shown = tabOf(search, tabs);
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(([tab, title]) => (
        <Link
          key={tab}
          to={to}
          search={{
            ...search,
            tab: tab === tabs[0]?.[0] ? undefined : tab,
            sort: undefined,
            columns: undefined,
            show: undefined,
          }}
          className={classes.tab}
          // A view that is named by nothing is part of every address: only its absence tells it from the others.
          activeOptions={{ includeSearch: true, explicitUndefined: true }}
          activeProps={{}}
          aria-current={tab === shown ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}

/** The view that an address names. */
export function tabOf(search: Search, tabs: UsageTabsProps['tabs']): string {
  return (tabs.find(([tab]) => tab === search.tab) ?? tabs[0])?.[0] ?? '';
}
