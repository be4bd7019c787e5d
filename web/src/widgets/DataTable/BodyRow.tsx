import { memo } from 'react';
import { BodyCell } from './BodyCell';
import classes from './Grid.module.css';
import { useGridActions } from './GridActions';
import type { DataColumn } from './types';

interface BodyRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  /** Distance from the top of the body in pixels. */
  readonly start: number;
  readonly columns: readonly DataColumn<Row>[];
  /** The cell of this row that the keyboard is in; -1 for none. */
  readonly activeCol: number;
  readonly isSelected: boolean;
}

function Row<T>({ row, index, start, columns, activeCol, isSelected }: BodyRowProps<T>) {
  const { select, focusCell } = useGridActions();
  return (
    // Keys are handled by the grid around it (ARIA: grid).
    // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={-1}
      className={classes.row}
      style={{ transform: `translateY(${String(start)}px)` }}
      onClick={(event) => {
        const cell = (event.target as Element).closest('[data-col]');
        focusCell({ row: index, col: Number(cell?.getAttribute('data-col') ?? 0) });
        select(index, event.ctrlKey || event.metaKey || event.shiftKey);
      }}
    >
      {columns.map((column, col) => (
        <BodyCell key={column.id} column={column} row={row} rowIndex={index} col={col} isActive={col === activeCol} />
      ))}
    </div>
  );
}

export const BodyRow = memo(Row) as typeof Row;
