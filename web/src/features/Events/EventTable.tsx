import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { ask } from '../../api/ask';
import type { EventRow } from '../../api/schema';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { DataTable } from '../../widgets/DataTable/DataTable';
import { usePages } from '../../widgets/DataTable/usePages';
import { useRowNames } from '../../widgets/FilterBar/useNames';
import { EmptyEvents } from './EmptyEvents';
import { eventColumns, STANDARD_COLUMNS, STANDARD_SORT } from './eventColumns';
import { FollowSwitch } from './FollowSwitch';
import { useFollow } from './useFollow';

const ROUTE = '/api/v1/events';

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
      choices="/api/v1/events/values"
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

/** Names that events do not carry themselves. */
function useEventColumns(rows: readonly EventRow[], zone: string) {
  const user = useRowNames(
    'user',
    useMemo(() => rows.flatMap((e) => (e.user_name == null && e.user_id != null ? [e.user_id] : [])), [rows]),
  );
  const project = useRowNames('project', useIds(rows, 'project_id'));
  const task = useRowNames('task', useIds(rows, 'task_id'));
  const job = useRowNames('job', useIds(rows, 'job_id'));
  return useMemo(() => eventColumns(zone, { user, project, task, job }), [zone, user, project, task, job]);
}

function useIds(rows: readonly EventRow[], column: 'project_id' | 'task_id' | 'job_id'): string[] {
  return useMemo(() => rows.map((row) => row[column]).filter((id) => id != null), [rows, column]);
}
