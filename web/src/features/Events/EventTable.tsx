import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { ask } from '../../api/ask';
import type { EventRow } from '../../api/schema';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { DataTable } from '../../widgets/DataTable/DataTable';
import { usePages } from '../../widgets/DataTable/usePages';
import { useNames } from '../../widgets/FilterBar/useNames';
import { EmptyEvents } from './EmptyEvents';
import { eventColumns, STANDARD_COLUMNS, STANDARD_SORT } from './eventColumns';
import { FollowSwitch } from './FollowSwitch';
import { useFollow } from './useFollow';

const ROUTE = '/api/v1/events';
/** Names are asked for by their ids in the address, which must not grow without end. */
const MOST_PROJECTS = 200;

/** The table of events. */
export function EventTable() {
  const { search, zone, events, selected, select } = useFilters();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtTop, setAtTop] = useState(true);
  const params = useMemo(() => ({ ...events, sort: search.sort }), [events, search.sort]);
  const pages = usePages(ROUTE, params);
  const counts = useQuery(ask('/api/v1/events/count', events));
  const columns = useEventColumns(pages.rows, zone);
  const follow = useFollow(pages, isAtTop);
  const selectedIds = useMemo(() => new Set(ofKind(selected, 'event').map(({ id }) => id)), [selected]);

  return (
    <DataTable
      name="events"
      columns={columns}
      standard={STANDARD_COLUMNS}
      standardSort={STANDARD_SORT}
      route={ROUTE}
      valuesRoute="/api/v1/events/values"
      params={events}
      pages={pages}
      counts={counts.data}
      rowId={idOf}
      selectedIds={selectedIds}
      onSelect={(event) => {
        select({ kind: 'event', id: event.id, time: event.time });
      }}
      onTop={setAtTop}
      scrollerRef={scroller}
      empty={<EmptyEvents total={counts.data?.total} />}
      tools={
        <FollowSwitch
          follow={follow}
          onShow={() => {
            scroller.current?.scrollTo({ top: 0 });
            select(null);
          }}
        />
      }
    />
  );
}

function idOf(event: EventRow): string {
  return event.id;
}

function useEventColumns(rows: readonly EventRow[], zone: string) {
  const ids = useMemo(() => {
    const all = new Set(rows.map((row) => row.project_id).filter((id) => id != null));
    return [...all].sort().slice(0, MOST_PROJECTS);
  }, [rows]);
  const projects = useNames('project', ids);
  return useMemo(() => eventColumns(zone, projects), [zone, projects]);
}
