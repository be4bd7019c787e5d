import { useMemo } from 'react';
import { LISTS, toggled, type ListName, type Search, type TextName } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';

/** What a table reads from the address and writes to it. */
export interface TableState {
  readonly sort: string | undefined;
  readonly columns: readonly string[] | null;
  readonly search: string;
  readonly values: (name: ListName) => readonly string[];
  readonly text: (name: TextName) => string | undefined;
  /** Filters by lists of values that are on. */
  readonly activeLists: readonly ListName[];
  readonly toggle: (name: ListName, value: string) => void;
  readonly change: (patch: Partial<Search>, how?: { replace?: boolean }) => void;
}

export function useTableState(): TableState {
  const { search, change } = useFilters();
  return useMemo(
    () => ({
      sort: search.sort,
      columns: search.columns?.split(',') ?? null,
      search: search.search ?? '',
      values: (name) => search[name] ?? [],
      text: (name) => search[name],
      activeLists: LISTS.filter((name) => search[name]),
      toggle: (name, value) => {
        change({ [name]: toggled(search[name], value) });
      },
      change,
    }),
    [search, change],
  );
}
