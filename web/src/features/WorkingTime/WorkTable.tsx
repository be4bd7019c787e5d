import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { DataTable } from '../../widgets/DataTable/DataTable';
import { usePages, type Pages } from '../../widgets/DataTable/usePages';
import { useNames } from '../../widgets/FilterBar/useNames';
import { EmptyEvents } from '../Events/EmptyEvents';
import { GroupChoice } from './GroupChoice';
import { Recompute } from './Recompute';
import { standardColumns, workColumns } from './workColumns';
import { explainQuery, groupsOf, type WorkTableRow } from './workParams';
import { WorkTotals } from './WorkTotals';

const ROUTE = '/api/v1/working-time';
const STANDARD_SORT = '-working_time_ms';
const MOST_PROJECTS = 200;

/** The table of working time. A row leads to the events behind it. */
export function WorkTable({ params }: { readonly params: Params }) {
  const { search, selected, select } = useFilters();
  const groups = useMemo(() => groupsOf(search), [search]);
  const asked = useMemo(() => ({ ...params, group_by: groups.join(',') }), [params, groups]);
  const pages = useWorkPages({ ...asked, sort: search.sort });
  const totals = useQuery(ask(ROUTE, { ...asked, limit: 1 }));
  const columns = useColumns(pages.rows, groups);
  const chosen = useMemo(() => new Set(ofKind(selected, 'work').map(({ id }) => id)), [selected]);
  return (
    <DataTable<WorkTableRow>
      name="rows"
      columns={columns}
      standard={standardColumns(groups)}
      standardSort={STANDARD_SORT}
      route={ROUTE}
      valuesRoute="/api/v1/events/values"
      params={asked}
      pages={pages}
      counts={totals.data && { matching: totals.data.total, total: totals.data.total }}
      rowId={explainQuery}
      selectedIds={chosen}
      onSelect={(row) => {
        select({ kind: 'work', id: explainQuery(row) });
      }}
      isSearched={false}
      empty={<EmptyEvents total={undefined} />}
      tools={
        <>
          <WorkTotals answer={totals.data} />
          <GroupChoice groups={groups} />
          <Recompute />
        </>
      }
    />
  );
}

/** The columns of a row depend on the groups, which the API's document cannot say: there a row is any object. */
function useWorkPages(params: Params): Pages<WorkTableRow> {
  const text = JSON.stringify(params);
  const stable = useMemo(() => JSON.parse(text) as Params, [text]);
  return usePages(ROUTE, stable) as unknown as Pages<WorkTableRow>;
}

function useColumns(rows: readonly WorkTableRow[], groups: ReturnType<typeof groupsOf>) {
  const ids = useMemo(() => {
    const all = new Set(rows.map((row) => row.project_id).filter((id) => typeof id === 'string'));
    return [...all].sort().slice(0, MOST_PROJECTS);
  }, [rows]);
  const projects = useNames('project', ids);
  return useMemo(() => workColumns(groups, projects), [groups, projects]);
}
