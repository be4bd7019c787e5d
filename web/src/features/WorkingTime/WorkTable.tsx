import { useMemo } from 'react';
import type { Params } from '../../api/address';
import type { WorkTableAnswer } from '../../api/schema';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { DataTable } from '../../widgets/DataTable/DataTable';
import { useNarrow } from '../../widgets/DataTable/useNarrow';
import { usePages, type Pages } from '../../widgets/DataTable/usePages';
import { EmptyEvents } from '../Events/EmptyEvents';
import { GroupChoice } from './GroupChoice';
import { Recompute } from './Recompute';
import { usePlaceNames } from './usePlaceNames';
import { standardColumns, workColumns } from './workColumns';
import { explainQuery, groupsOf, type WorkTableRow } from './workParams';
import { WorkTotals } from './WorkTotals';

const ROUTE = '/api/v1/working-time';
const STANDARD_SORT = '-working_time_ms';

/** The table of working time. A row leads to the events behind it. */
export function WorkTable({ params }: { readonly params: Params }) {
  const { search, selected, select } = useFilters();
  const groups = useMemo(() => groupsOf(search), [search]);
  const asked = useMemo(() => ({ ...params, group_by: groups.join(',') }), [params, groups]);
  const pages = useWorkPages({ ...asked, sort: search.sort });
  const totals = pages.first;
  const columns = useColumns(pages.rows, groups);
  const isNarrow = useNarrow();
  const standard = useMemo(() => standardColumns(groups, isNarrow), [groups, isNarrow]);
  const chosen = useMemo(() => new Set(ofKind(selected, 'work').map(({ id }) => id)), [selected]);
  return (
    <DataTable<WorkTableRow>
      name="rows"
      columns={columns}
      standard={standard}
      standardSort={STANDARD_SORT}
      route={ROUTE}
      choices="/api/v1/events/values"
      params={asked}
      pages={pages}
      counts={totals && { matching: totals.total, total: totals.total }}
      rowId={explainQuery}
      selectedIds={chosen}
      onSelect={(row) => {
        select({ kind: 'work', id: explainQuery(row) });
      }}
      isSearched={false}
      empty={<EmptyEvents total={undefined} />}
      tools={
        <>
          <WorkTotals answer={totals} />
          <GroupChoice groups={groups} />
          <Recompute />
        </>
      }
    />
  );
}

/** The columns of a row depend on the groups, which the API's document cannot say: there a row is any object. */
function useWorkPages(params: Params): Pages<WorkTableRow, WorkTableAnswer> {
  const text = JSON.stringify(params);
  const stable = useMemo(() => JSON.parse(text) as Params, [text]);
  return usePages(ROUTE, stable) as unknown as Pages<WorkTableRow, WorkTableAnswer>;
}

function useColumns(rows: readonly WorkTableRow[], groups: ReturnType<typeof groupsOf>) {
  const names = usePlaceNames(rows);
  return useMemo(() => workColumns(groups, names), [groups, names]);
}
