import { useMemo, useState } from 'react';
import { toggled, type ListName } from '../../app/filters/search';
import { arrangeRows, valueLists, type OwnColumn } from './ownRows';
import type { FilterName } from './types';
import type { Pages } from './usePages';
import type { TablePatch, TableState } from './useTableState';

const STANDARD_SORT = '';

/** The parts of a table whose rows the page has whole: what narrows it stays with it, and is not in the address. */
export function useOwnTable<Row>(key: string, rows: readonly Row[], columns: readonly OwnColumn<Row>[]) {
  const state = useOwnState();
  const sort = state.sort ?? STANDARD_SORT;
  const shown = useMemo(() => arrangeRows(rows, columns, state, sort), [rows, columns, state, sort]);
  const choices = useMemo(() => valueLists(rows, columns), [rows, columns]);
  const pages = useMemo(() => wholePages(key, shown), [key, shown]);
  return {
    state,
    pages,
    choices,
    counts: { matching: shown.length, total: rows.length },
    standardSort: STANDARD_SORT,
    route: null,
    params: {},
  };
}

function useOwnState(): TableState {
  const [held, setHeld] = useState<TablePatch>({});
  return useMemo(() => {
    const change = (patch: TablePatch) => {
      setHeld((before) => ({ ...before, ...patch }));
    };
    const values = (name: FilterName) => (held[name as ListName] as readonly string[] | undefined) ?? [];
    return {
      sort: held.sort,
      columns: held.columns?.split(',') ?? null,
      search: held.search ?? '',
      values,
      text: (name) => held[name as 'search'],
      activeLists: (Object.keys(held) as FilterName[]).filter((name) => Array.isArray(held[name as ListName])),
      toggle: (name, value) => {
        change({ [name]: toggled(values(name), value) });
      },
      change,
    };
  }, [held]);
}

function wholePages<Row>(key: string, rows: readonly Row[]): Pages<Row> {
  const nothing = () => undefined;
  return {
    first: undefined,
    rows,
    isPending: false,
    isFetching: false,
    isFetchingMore: false,
    isStale: false,
    hasMore: false,
    error: null,
    key,
    updatedAt: 0,
    loadMore: nothing,
    restart: nothing,
    retry: nothing,
    cancel: nothing,
  };
}
