import { createContext, useContext } from 'react';
import type { Params } from '../../api/address';
import type { AnswerOf, GetRoute } from '../../api/client';
import type { ColumnValue, RowsAnswerOfColumnValue } from '../../api/schema';
import type { FilterName } from './types';
import type { TableState } from './useTableState';

/** Routes that list the values of a column. */
export type ValuesRoute = {
  [P in GetRoute]: AnswerOf<P> extends RowsAnswerOfColumnValue ? P : never;
}[GetRoute];

/** Values that columns can be filtered by, where the page has them already. */
export type ValueLists = Readonly<Partial<Record<FilterName, readonly ColumnValue[]>>>;

/** What the parts of a table share. */
export interface TableContextValue {
  readonly state: TableState;
  /** Where the choices of filters come from: a route, or the page. */
  readonly choices: ValuesRoute | ValueLists;
  /** Period and filters for the API. */
  readonly params: Params;
}

export const TableContext = createContext<TableContextValue | null>(null);

export function useTable(): TableContextValue {
  const table = useContext(TableContext);
  if (!table) {
    throw new Error('useTable needs a DataTable around it.');
  }

  return table;
}
