import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { RunRow } from '../../api/schema';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { DataTable } from '../../widgets/DataTable/DataTable';
import { usePages } from '../../widgets/DataTable/usePages';
import { EmptyRuns } from './EmptyRuns';
import { FilesModal } from './FilesModal';
import { runColumns, STANDARD_COLUMNS, STANDARD_SORT } from './runColumns';
import { RunFollow } from './RunFollow';
import { useRunFollow } from './useRunFollow';
import { useRunValues } from './useRunValues';

const ROUTE = '/api/v1/runs';

/** The table of runs. It follows new ones until the viewer scrolls or selects. */
export function RunTable({ params }: { readonly params: Params }) {
  const { search, zone, selected, select } = useFilters();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtTop, setAtTop] = useState(true);
  const [files, setFiles] = useState<RunRow | null>(null);
  const sorted = useMemo(() => ({ ...params, sort: search.sort }), [params, search.sort]);
  const pages = usePages(ROUTE, sorted);
  const counts = useQuery(ask(ROUTE, { ...params, limit: 1 }));
  const columns = useMemo(() => runColumns(zone, setFiles), [zone]);
  const values = useRunValues(params, counts.data?.statuses ?? []);
  const follow = useRunFollow(pages, isAtTop && selected.length === 0);
  const selectedIds = useMemo(() => new Set(ofKind(selected, 'run').map(({ id }) => id)), [selected]);

  return (
    <>
      <DataTable
        name="runs"
        columns={columns}
        standard={STANDARD_COLUMNS}
        standardSort={STANDARD_SORT}
        route={ROUTE}
        choices={values}
        params={params}
        pages={pages}
        counts={counts.data && { matching: counts.data.total, total: counts.data.all }}
        rowId={idOf}
        selectedIds={selectedIds}
        onSelect={(run) => {
          select({ kind: 'run', id: run.run_id });
        }}
        onTop={setAtTop}
        scrollerRef={scroller}
        empty={<EmptyRuns all={counts.data?.all} />}
        tools={
          <RunFollow
            follow={follow}
            onShow={() => {
              scroller.current?.scrollTo({ top: 0 });
              select(null);
              follow.show();
            }}
          />
        }
      />
      {files && (
        <FilesModal
          run={files}
          onClose={() => {
            setFiles(null);
          }}
        />
      )}
    </>
  );
}

function idOf(run: RunRow): string {
  return run.run_id;
}
