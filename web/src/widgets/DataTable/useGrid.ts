import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type FocusEvent, type RefObject } from 'react';
import type { GridActions, OpenedValue } from './GridActions';
import type { GridProps } from './Grid';
import { useScrollMemory } from './useScrollMemory';
import { useTable } from './tableContext';
import type { CellAt } from './types';
import type { Pages } from './usePages';
import { usePressGrid, type PressGrid } from './usePressGrid';

export const ROW_HEIGHT = 28;
const OVERSCAN = 8;
/** So many rows before the end the next page is asked for. */
const AHEAD = 60;

/** Which rows are drawn, which cell the keyboard is in, what is open. */
export function useGrid<Row>(props: GridProps<Row>, scroller: RefObject<HTMLDivElement | null>) {
  const { pages, shown } = props;
  const rowCount = pages.rows.length;
  const [wanted, setActive] = useState<CellAt>({ row: 0, col: 0 });
  const [opened, setOpened] = useState<OpenedValue | null>(null);
  const [openFilter, setOpenFilter] = useState<string | null>(null);
  const active = within(wanted, rowCount, shown.columns.length);
  const memory = useScrollMemory(pages.key, scroller);

  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The row that has the focus stays, wherever one scrolls: the focus must not get lost.
    rangeExtractor: (range: Range) => withRow(defaultRangeExtractor(range), active.row, rowCount),
    initialOffset: memory.initial,
  });

  useLoadAhead(pages, virtualizer.range?.endIndex ?? 0);
  useTop(props.onTop, (virtualizer.scrollOffset ?? 0) < ROW_HEIGHT);
  const focusCell = useFocusCell(scroller, setActive);
  const press: PressGrid = usePressGrid(props, { active, focusCell, scroller, setOpened, setOpenFilter });
  return {
    virtualizer,
    active,
    press,
    openFilter,
    setOpenFilter,
    opened,
    closeValue: () => {
      setOpened(null);
      // The menu takes the focus with it; the keyboard goes on from the cell, unless it went elsewhere by a click.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) {
          cellElement(scroller, active)?.focus();
        }
      });
    },
    actions: useActions(props, focusCell, setOpened),
    /** A cell or a button in it got the focus in another way than by a key. */
    noteFocus: (event: FocusEvent) => {
      const at = cellOf(event.target);
      if (at && (at.row !== active.row || at.col !== active.col)) {
        setActive(at);
      }
    },
    noteScroll: () => {
      setOpened(null);
      memory.remember();
    },
  };
}

function useLoadAhead<Row>({ rows, loadMore }: Pages<Row>, endIndex: number): void {
  useEffect(() => {
    if (rows.length > 0 && endIndex >= rows.length - AHEAD) {
      loadMore();
    }
  }, [endIndex, rows.length, loadMore]);
}

function useTop(onTop: ((isAtTop: boolean) => void) | undefined, isAtTop: boolean): void {
  useEffect(() => {
    onTop?.(isAtTop);
  }, [isAtTop, onTop]);
}

function within(at: CellAt, rows: number, cols: number): CellAt {
  return { row: Math.min(at.row, rows - 1), col: Math.max(0, Math.min(at.col, cols - 1)) };
}

function withRow(indexes: number[], row: number, count: number): number[] {
  return row < 0 || row >= count || indexes.includes(row) ? indexes : [...indexes, row].sort((a, b) => a - b);
}

/** Where in the grid an element is; null for what is not in it. */
export function cellOf(target: EventTarget): CellAt | null {
  const cell = target instanceof Element ? target.closest('[data-row][data-col]') : null;
  return cell && { row: Number(cell.getAttribute('data-row')), col: Number(cell.getAttribute('data-col')) };
}

export function cellElement(scroller: RefObject<HTMLElement | null>, at: CellAt): HTMLElement | null {
  return scroller.current?.querySelector(`[data-row="${String(at.row)}"][data-col="${String(at.col)}"]`) ?? null;
}

/** Moves the focus to a cell, which may have to be drawn first. */
function useFocusCell(scroller: RefObject<HTMLElement | null>, setActive: (at: CellAt) => void): (at: CellAt) => void {
  const pending = useRef<CellAt | null>(null);
  useEffect(() => {
    if (pending.current) {
      cellElement(scroller, pending.current)?.focus();
      pending.current = null;
    }
  });
  return (at) => {
    pending.current = at;
    setActive({ ...at });
  };
}

/** Actions for the cells: always the same object, so that rows need not be drawn again when the page around changes. */
function useActions<Row>(
  props: GridProps<Row>,
  focusCell: (at: CellAt) => void,
  setOpened: (opened: OpenedValue) => void,
): GridActions {
  const { state } = useTable();
  const latest = useRef({ props, focusCell, state });
  useEffect(() => {
    latest.current = { props, focusCell, state };
  });
  return useMemo(
    () => ({
      focusCell: (at) => {
        latest.current.focusCell(at);
      },
      select: (index, add) => {
        const row = latest.current.props.pages.rows[index];
        if (row !== undefined) {
          latest.current.props.onSelect(row, add);
        }
      },
      openValue: setOpened,
      toggleFilter: (name, value) => {
        latest.current.state.toggle(name, value);
      },
    }),
    [setOpened],
  );
}
