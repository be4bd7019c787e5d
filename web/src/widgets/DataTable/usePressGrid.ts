import type { KeyboardEvent, RefObject } from 'react';
import type { OpenedValue } from './GridActions';
import type { GridProps } from './Grid';
import { cellAfter } from './gridKeys';
import type { CellAt, DataColumn } from './types';
import { cellElement, ROW_HEIGHT } from './useGrid';

const RESIZE_STEP = 16;

export type PressGrid = (event: KeyboardEvent<HTMLElement>) => void;

interface GridHands {
  readonly active: CellAt;
  readonly focusCell: (at: CellAt) => void;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly setOpened: (opened: OpenedValue) => void;
  readonly setOpenFilter: (columnId: string) => void;
}

/** What keys do in the grid. */
export function usePressGrid<Row>(props: GridProps<Row>, hands: GridHands): PressGrid {
  const { shown, pages } = props;
  const { active, scroller } = hands;
  return (event) => {
    const column = shown.columns[active.col];
    // Menus that lie over the page are not inside of the grid; keys in them are theirs.
    if (
      !column ||
      event.defaultPrevented ||
      !event.currentTarget.contains(event.target as Node) ||
      isButtonPress(event)
    ) {
      return;
    }

    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const next = cellAfter(event, active, { rows: pages.rows.length, cols: shown.columns.length, page });
    if (next) {
      hands.focusCell(next);
    } else if (!(active.row < 0 ? pressHead(event, column, props, hands) : pressBody(event, column, props, hands))) {
      return;
    }

    event.preventDefault();
  };
}

/** Enter and space on a button that was clicked belong to the button. */
function isButtonPress(event: KeyboardEvent): boolean {
  return (event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLButtonElement;
}

function pressHead<Row>(
  event: KeyboardEvent,
  column: DataColumn<Row>,
  props: GridProps<Row>,
  hands: GridHands,
): boolean {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const { col } = hands.active;
  if (step && event.altKey && event.shiftKey) {
    const target = props.shown.columns[col + step];
    if (target) {
      props.head.onMove(column.id, target.id);
      hands.focusCell({ row: -1, col: col + step });
    }

    return true;
  }

  if (step && event.shiftKey) {
    props.shown.resize(column.id, (props.shown.widths[col] ?? column.width) + step * RESIZE_STEP);
    return true;
  }

  if (event.key === 'Enter' && column.sort) {
    props.head.onSort(column.id);
    return true;
  }

  return opensFilter(event, column, hands);
}

function pressBody<Row>(
  event: KeyboardEvent,
  column: DataColumn<Row>,
  props: GridProps<Row>,
  hands: GridHands,
): boolean {
  const row = props.pages.rows[hands.active.row];
  if (row === undefined) {
    return false;
  }

  if (event.key === 'Enter') {
    props.onSelect(row, event.ctrlKey || event.metaKey);
    return true;
  }

  const cell = cellElement(hands.scroller, hands.active);
  const value = column.value(row);
  if (event.key === ' ' && cell && value.text !== null) {
    const filter = column.filter?.kind === 'values' ? column.filter.name : null;
    hands.setOpened({ title: column.title, value, filter, at: cell.getBoundingClientRect() });
    return true;
  }

  return event.key === ' ' || opensFilter(event, column, hands);
}

function opensFilter<Row>(event: KeyboardEvent, column: DataColumn<Row>, hands: GridHands): boolean {
  if (event.key === 'ArrowDown' && event.altKey && column.filter) {
    hands.setOpenFilter(column.id);
    return true;
  }

  return false;
}
