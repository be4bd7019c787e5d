import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../../api/ask';
import type { RejectionRow } from '../../api/schema';
import { narrowsRejections, rejectionParams } from '../../app/filters/params';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { DataTable } from '../../widgets/DataTable/DataTable';
import { usePages } from '../../widgets/DataTable/usePages';
import { Message } from '../../widgets/states/Message';
import classes from './Intake.module.css';
import { RejectionTools } from './RejectionTools';
import { rejectionColumns, STANDARD_COLUMNS, STANDARD_SORT } from './rejectionColumns';

const ROUTE = '/api/v1/intake/rejections';
const LOOK_AGAIN_MS = 5000;
const FORMATS = ['csv', 'ndjson'] as const;

/** The records that were not taken. New ones come in by themselves while the top of the list is in sight. */
export function RejectionTable() {
  const { search, zone, selected, select } = useFilters();
  const [isAtTop, setAtTop] = useState(true);
  const params = useMemo(() => rejectionParams(search, zone), [search, zone]);
  const sorted = useMemo(() => ({ ...params, sort: search.sort }), [params, search.sort]);
  const pages = usePages(ROUTE, sorted);
  const counts = useQuery({
    ...ask('/api/v1/intake/rejections/count', params),
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: 0,
  });
  useNewRows(counts.data?.matching, isAtTop, pages.restart);
  const columns = useMemo(() => rejectionColumns(zone), [zone]);
  const selectedIds = useMemo(() => new Set(ofKind(selected, 'rejection').map(({ id }) => id)), [selected]);
  return (
    <div className={classes.rejections}>
      <DataTable
        name="rejected records"
        columns={columns}
        standard={STANDARD_COLUMNS}
        standardSort={STANDARD_SORT}
        route={ROUTE}
        choices="/api/v1/intake/rejections/values"
        params={params}
        pages={pages}
        counts={counts.data}
        rowId={idOf}
        selectedIds={selectedIds}
        onSelect={(row) => {
          select({ kind: 'rejection', id: row.id });
        }}
        onTop={setAtTop}
        empty={<Empty />}
        formats={FORMATS}
        tools={<RejectionTools params={params} matching={counts.data?.matching ?? 0} />}
      />
    </div>
  );
}

function idOf(row: RejectionRow): string {
  return row.id;
}

/** Asks for the rows again when there are more or fewer of them than before. */
function useNewRows(matching: number | undefined, isAtTop: boolean, restart: () => void): void {
  const known = useRef(matching);
  const latest = useRef(restart);
  useEffect(() => {
    latest.current = restart;
  });
  useEffect(() => {
    if (matching === undefined || !isAtTop) {
      return;
    }

    if (known.current !== undefined && known.current !== matching) {
      latest.current();
    }

    known.current = matching;
  }, [matching, isAtTop]);
}

function Empty() {
  const { search } = useFilters();
  const { title } = usePeriod();
  return narrowsRejections(search) ? (
    <Message title="No rejected record matches all of the filters">
      <p>Take filters off above, or choose a longer period.</p>
    </Message>
  ) : (
    <Message title={`Nothing was rejected in this period (${title})`}>
      <p>Every record that came in was taken. What is rejected later shows here with the reason, as it was sent.</p>
    </Message>
  );
}
