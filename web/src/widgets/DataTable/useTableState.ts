import { useMemo } from 'react';
import { LISTS, toggled, type ListName, type Search, type TextName } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import type { FilterName, OwnName } from './types';

/** What changes of what narrows and orders a table. */
export type TablePatch = Partial<Search> & Readonly<Record<OwnName, string | readonly string[] | undefined>>;

/** What narrows and orders a table, and how that is changed. */
export interface TableState {
  readonly sort: string | undefined;
  readonly columns: readonly string[] | null;
  readonly search: string;
  readonly values: (name: FilterName) => readonly string[];
  readonly text: (name: TextName | OwnName) => string | undefined;
  /** Filters by lists of values that are on. */
  readonly activeLists: readonly FilterName[];
  readonly toggle: (name: FilterName, value: string) => void;
  readonly change: (patch: TablePatch, how?: { replace?: boolean }) => void;
}

/** The state of a table that is in the address. */
export function useTableState(): TableState {
  const { search, change } = useFilters();
  return useMemo(
    () => ({
      sort: search.sort,
      columns: search.columns?.split(',') ?? null,
      search: search.search ?? '',
      values: (name) => search[name as ListName] ?? [],
      text: (name) => search[name as TextName],
      activeLists: LISTS.filter((name) => search[name]),
      toggle: (name, value) => {
        change({ [name]: toggled(search[name as ListName], value) });
      },
      change: (patch, how) => {
        change(patch as Partial<Search>, how);
      },
    }),
    [search, change],
  );
}
