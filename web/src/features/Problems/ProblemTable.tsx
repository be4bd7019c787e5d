import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { ColumnValue, ProblemListAnswer, ProblemRow } from '../../api/schema';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { DataTable } from '../../widgets/DataTable/DataTable';
import type { ValueLists } from '../../widgets/DataTable/tableContext';
import { usePages } from '../../widgets/DataTable/usePages';
import events from '../Events/Events.module.css';
import { EmptyProblems } from './EmptyProblems';
import { problemColumns, STANDARD_COLUMNS, STANDARD_SORT } from './problemColumns';
import classes from './Problems.module.css';
import { useProblemsLive } from './useProblemsLive';

const ROUTE = '/api/v1/problems';

/** The table of problems. New errors are shown while nobody reads further down. */
export function ProblemTable({ params }: { readonly params: Params }) {
  const { search, zone, selected, select } = useFilters();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtTop, setAtTop] = useState(true);
  const [waits, setWaits] = useState(false);
  const sorted = useMemo(() => ({ ...params, sort: search.sort ?? STANDARD_SORT }), [params, search.sort]);
  const pages = usePages(ROUTE, sorted);
  const counts = useQuery(ask(ROUTE, { ...params, limit: 1 }));
  const columns = useMemo(() => problemColumns(zone), [zone]);
  const choices = useMemo(() => choicesOf(counts.data, pages.rows), [counts.data, pages.rows]);
  const selectedIds = useMemo(() => new Set(ofKind(selected, 'problem').map(({ id }) => id)), [selected]);
  const isFree = isAtTop && selected.length === 0;
  const show = () => {
    setWaits(false);
    pages.restart();
  };
  useProblemsLive(() => {
    if (isFree) {
      show();
    } else {
      setWaits(true);
    }
  });

  return (
    <DataTable
      name="problems"
      columns={columns}
      standard={STANDARD_COLUMNS}
      standardSort={STANDARD_SORT}
      route={ROUTE}
      choices={choices}
      params={params}
      pages={pages}
      counts={counts.data && { matching: counts.data.total, total: counts.data.all }}
      rowId={({ id }) => id}
      selectedIds={selectedIds}
      onSelect={({ id }, add) => {
        select({ kind: 'problem', id }, add);
      }}
      onTop={setAtTop}
      scrollerRef={scroller}
      empty={<EmptyProblems all={counts.data?.all} />}
      tools={
        <>
          {selectedIds.size === 1 && <span className={classes.note}>Shift+click more rows to act on several.</span>}
          <News
            waits={waits}
            onShow={() => {
              scroller.current?.scrollTo({ top: 0 });
              select(null);
              show();
            }}
          />
        </>
      }
    />
  );
}

/** Says that errors came that the table does not show yet. The place stays, so that it can be announced. */
function News({ waits, onShow }: { readonly waits: boolean; readonly onShow: () => void }) {
  return (
    <span role="status">
      {waits && (
        <button type="button" className={events.waiting} onClick={onShow}>
          New errors: show
        </button>
      )}
    </span>
  );
}

/** What the columns can be filtered by: the server's counts, and what the rows that were loaded tell. */
function choicesOf(answer: ProblemListAnswer | undefined, rows: readonly ProblemRow[]): ValueLists {
  const counted = (list: readonly { readonly key: string; readonly problems: number }[] | undefined): ColumnValue[] =>
    (list ?? []).map(({ key, problems }) => ({ value: key, name: '', events: problems }));
  return {
    type: counted(answer?.types),
    state: counted(answer?.states),
    user: seen(rows, ({ user_id, user_name }) => [[user_id, user_name]]),
    agent: seen(rows, ({ agent }) => [[agent, '']]),
    version: seen(rows, ({ versions }) => versions.map((version) => [version, ''])),
    assignee: seen(rows, ({ assignee }) => [[assignee, '']]),
    package: seen(rows, (row) => [[row.package, '']]),
    class: seen(rows, (row) => [[row.class, '']]),
    org: seen(rows, ({ org }) => [[org, '']]),
  };
}

type Pair = readonly [value: string, name: string];

function seen(rows: readonly ProblemRow[], of: (row: ProblemRow) => readonly Pair[]): ColumnValue[] {
  const counts = new Map<string, { name: string; events: number }>();
  for (const [value, name] of rows.flatMap(of).filter(([text]) => text !== '')) {
    counts.set(value, { name: name === value ? '' : name, events: (counts.get(value)?.events ?? 0) + 1 });
  }

  return [...counts].map(([value, rest]) => ({ value, ...rest })).sort((a, b) => b.events - a.events);
}
