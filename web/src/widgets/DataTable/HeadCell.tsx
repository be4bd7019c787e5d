import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { DragEvent } from 'react';
import { ColumnFilter } from './ColumnFilter';
import { ResizeEdge } from './ResizeEdge';
import classes from './Head.module.css';
import { ariaSort } from './sorting';
import type { DataColumn } from './types';

const DRAGGED = 'application/x-footfall-column';

export interface HeadActions {
  readonly onSort: (columnId: string) => void;
  readonly onResize: (columnId: string, width: number) => void;
  /** Puts one column in the place of another. */
  readonly onMove: (columnId: string, target: string) => void;
  readonly onOpenFilter: (columnId: string | null) => void;
}

interface HeadCellProps<Row> {
  readonly column: DataColumn<Row>;
  readonly col: number;
  readonly width: number;
  readonly sort: string;
  readonly isActive: boolean;
  readonly isFilterOpen: boolean;
  readonly actions: HeadActions;
}

/** A column's head: sorts, filters, resizes; dragged onto another it takes that one's place. */
export function HeadCell<Row>({ column, col, width, sort, isActive, isFilterOpen, actions }: HeadCellProps<Row>) {
  const order = ariaSort(sort, column.sort);
  return (
    <div
      role="columnheader"
      aria-colindex={col + 1}
      aria-sort={order}
      tabIndex={isActive ? 0 : -1}
      data-row={-1}
      data-col={col}
      data-number={column.isNumber || undefined}
      className={classes.head}
      {...dragging(column.id, actions.onMove)}
    >
      {column.sort ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes.sort}
          title={`Sort by ${column.title}`}
          onClick={() => {
            actions.onSort(column.id);
          }}
        >
          <span className={classes.title}>{column.title}</span>
          {order === 'ascending' && <IconArrowUp size={13} stroke={2} aria-hidden="true" />}
          {order === 'descending' && <IconArrowDown size={13} stroke={2} aria-hidden="true" />}
        </button>
      ) : (
        <span className={classes.title} title={column.title}>
          {column.title}
        </span>
      )}
      {column.filter && (
        <ColumnFilter
          title={column.title}
          filter={column.filter}
          isOpen={isFilterOpen}
          onOpen={(isOpen) => {
            actions.onOpenFilter(isOpen ? column.id : null);
          }}
        />
      )}
      <ResizeEdge
        title={column.title}
        width={width}
        onResize={(next) => {
          actions.onResize(column.id, next);
        }}
      />
    </div>
  );
}

function dragging(id: string, onMove: (id: string, target: string) => void) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(DRAGGED, id);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(DRAGGED)) {
        event.preventDefault();
      }
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      onMove(event.dataTransfer.getData(DRAGGED), id);
    },
  };
}
