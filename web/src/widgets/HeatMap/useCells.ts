import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { HoursSelected } from '../../app/filters/show';
import { PLOT } from './heatOption';
import { between, HOURS, inWeek, moved, type Cell } from './week';

const DAYS = 7;

interface CellsProps {
  /** Size of the whole drawing in pixels. */
  readonly width: number;
  readonly height: number;
  /** The cell to tell about by key; null when none is. */
  readonly onCursor: (cell: Cell | null) => void;
  readonly onSelect: (hours: HoursSelected, adds: boolean) => void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The cell at a place in the drawing; the nearest when it is beside the cells. */
export function cellAt(x: number, y: number, { width, height }: Size): Cell {
  const hour = Math.floor(((x - PLOT.left) / (width - PLOT.left - PLOT.right)) * HOURS);
  const day = Math.floor(((y - PLOT.top) / (height - PLOT.top - PLOT.bottom)) * DAYS);
  return inWeek({ weekday: day + 1, hour });
}

/** Selecting cells by pointer and by keys. */
export function useCells({ width, height, onCursor, onSelect }: CellsProps) {
  const [cursor, setCursor] = useState<Cell | null>(null);
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const [isDragging, setDragging] = useState(false);
  const marked = cursor && (isDragging || anchor) ? between(anchor ?? cursor, cursor) : null;
  const cellOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return cellAt(event.clientX - box.left, event.clientY - box.top, { width, height });
  };
  const clear = () => {
    setDragging(false);
    setAnchor(null);
  };

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0) {
        const cell = cellOf(event);
        setAnchor(cell);
        setCursor(cell);
        setDragging(true);
      }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const cell = cellOf(event);
      if (isDragging && anchor && (cell.hour !== anchor.hour || cell.weekday !== anchor.weekday || marked !== null)) {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) {
          event.currentTarget.setPointerCapture(event.pointerId);
        }

        setCursor(cell);
      }
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (isDragging && marked) {
        onSelect(marked, event.ctrlKey || event.metaKey);
      }

      clear();
    },
    onPointerCancel: clear,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const from = cursor ?? { weekday: 1, hour: 0 };
      const next = moved(from, event.key);
      if (next) {
        event.preventDefault();
        setAnchor(event.shiftKey ? (anchor ?? from) : null);
        setCursor(next);
        onCursor(next);
      } else if ((event.key === 'Enter' || event.key === ' ') && cursor) {
        event.preventDefault();
        onSelect(between(anchor ?? cursor, cursor), event.ctrlKey || event.metaKey);
        clear();
      } else if (event.key === 'Escape' && anchor) {
        event.preventDefault();
        clear();
      }
    },
    onBlur: () => {
      clear();
      setCursor(null);
      onCursor(null);
    },
  };

  const [cellWidth, cellHeight] = [(width - PLOT.left - PLOT.right) / HOURS, (height - PLOT.top - PLOT.bottom) / DAYS];
  const place = ({ weekdays: [first, last], hours: [from, to] }: HoursSelected) => ({
    left: PLOT.left + from * cellWidth,
    top: PLOT.top + (first - 1) * cellHeight,
    width: (to - from + 1) * cellWidth,
    height: (last - first + 1) * cellHeight,
  });
  return { cursor, marked, handlers, place };
}
