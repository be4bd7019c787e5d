import { useMemo } from 'react';
import { toggled, type ListName } from '../../app/filters/search';
import { arrangeRows, valueLists, type OwnColumn } from './ownRows';
import { ownState, ownTexts } from './ownState';
import type { FilterName } from './types';
import type { Pages } from './usePages';
import type { TablePatch, TableState } from './useTableState';

const STANDARD_SORT = '';

/** Where what narrows and orders a table is kept, as texts. */
export interface OwnPlace {
  readonly texts: readonly string[];
  readonly onTexts: (texts: readonly string[], how?: { replace?: boolean }) => void;
}

/** The parts of a table whose rows the page has whole. What narrows it is kept by whoever shows it. */
export function useOwnTable<Row>(
  key: string,
  rows: readonly Row[],
  columns: readonly OwnColumn<Row>[],
  place: OwnPlace,
) {
  const state = useOwnState(columns, place);
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

function useOwnState<Row>(columns: readonly OwnColumn<Row>[], { texts, onTexts }: OwnPlace): TableState {
  return useMemo(() => {
    const lists = columns.flatMap(({ filter }) => (filter?.kind === 'values' ? filter.name : []));
    const held = ownState(texts, new Set(lists));
    const change = (patch: TablePatch, how?: { replace?: boolean }) => {
      onTexts(ownTexts({ ...held, ...patch }), how);
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
  }, [columns, texts, onTexts]);
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
