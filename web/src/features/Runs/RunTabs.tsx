import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { number } from '../../widgets/format/numbers';
import tabs from '../../widgets/Tabs/Tabs.module.css';
import { runSearch, tabOf, TABS } from './runParams';

/** The four views of the runs; each has an address. */
export function RunTabs({ params }: { readonly params: Params }) {
  const { search } = useFilters();
  const errors = useQuery(ask('/api/v1/runs/errors', { ...params, limit: 1 }));
  const shown = tabOf(search);
  return (
    <nav className={tabs.tabs} aria-label="Views of the runs">
      {TABS.map(([tab, title]) => (
        <Link
          key={tab}
          to="/runs"
          search={{ ...runSearch(search), tab }}
          className={tabs.tab}
          aria-current={tab === shown ? 'page' : undefined}
        >
          {title}
          {tab === 'errors' && errors.data ? ` ${number(errors.data.total)}` : ''}
        </Link>
      ))}
    </nav>
  );
}
