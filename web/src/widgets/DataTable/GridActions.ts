import { createContext, useContext } from 'react';
import type { CellAt, CellValue, FilterName } from './types';

/** A value that was opened in full. */
export interface OpenedValue {
  readonly title: string;
  readonly value: CellValue;
  readonly filter: FilterName | null;
  /** Where its cell is on the screen. */
  readonly at: DOMRect;
}

/** What cells can have done. The same object as long as the table lives. */
export interface GridActions {
  readonly focusCell: (at: CellAt) => void;
  readonly select: (row: number, add: boolean) => void;
  readonly openValue: (opened: OpenedValue) => void;
  readonly toggleFilter: (name: FilterName, value: string) => void;
}

export const GridActionsContext = createContext<GridActions | null>(null);

export function useGridActions(): GridActions {
  const actions = useContext(GridActionsContext);
  if (!actions) {
    throw new Error('useGridActions needs a DataTable around it.');
  }

  return actions;
}
