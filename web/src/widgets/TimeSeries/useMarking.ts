import { useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from 'react';
import type { Place } from './lineAt';

const CLICK_PX = 4;

interface Plot {
  readonly left: number;
  readonly right: number;
  /** Width of the whole drawing. */
  readonly width: number;
}

interface MarkingProps {
  /** Buckets. */
  readonly count: number;
  readonly plot: Plot;
  /** The bucket to tell about; null when none is. */
  readonly onCursor: (index: number | null) => void;
  /** A bucket was chosen; by pointer with the place in the drawing. */
  readonly onPick: (index: number, adds: boolean, at?: Place) => void;
  readonly onRange: (first: number, last: number) => void;
}

/** The bucket under a pointer; the outermost when it is beside the plot. */
export function indexAt(x: number, plot: Plot, count: number): number {
  const inner = plot.width - plot.left - plot.right;
  return Math.min(count - 1, Math.max(0, Math.floor(((x - plot.left) / inner) * count)));
}

/** Where a key moves the cursor; null when it is not such a key. */
export function movedBy(key: string, cursor: number | null, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, (cursor ?? count) - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(count - 1, (cursor ?? -1) + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

interface Drag {
  readonly index: number;
  readonly x: number;
}

/** Picking a bucket and marking a range of buckets, by pointer and by keys. */
export function useMarking({ count, plot, onCursor, onPick, onRange }: MarkingProps) {
  const [cursor, setCursor] = useState<number | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const begin = drag?.index ?? anchor;
  const marked = begin !== null && cursor !== null && begin !== cursor ? ([begin, cursor] as const) : null;
  const clear = () => {
    setDrag(null);
    setAnchor(null);
  };

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0) {
        const index = indexAt(placeOf(event).x, plot, count);
        setDrag({ index, x: event.clientX });
        setCursor(index);
        setAnchor(null);
      }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      // Taken hold of only once it moves, so that a plain click still reaches the drawing.
      if (drag && Math.abs(event.clientX - drag.x) >= CLICK_PX) {
        event.currentTarget.setPointerCapture(event.pointerId);
        setCursor(indexAt(placeOf(event).x, plot, count));
      }
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (drag && marked) {
        onRange(...marked);
      } else if (drag) {
        onPick(drag.index, event.ctrlKey || event.metaKey, placeOf(event));
      }

      clear();
    },
    onPointerCancel: clear,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const next = movedBy(event.key, cursor, count);
      if (next !== null) {
        event.preventDefault();
        setAnchor(event.shiftKey ? (anchor ?? cursor ?? next) : null);
        setCursor(next);
        onCursor(next);
      } else if ((event.key === 'Enter' || event.key === ' ') && cursor !== null) {
        event.preventDefault();
        if (marked) {
          onRange(...marked);
        } else {
          onPick(cursor, event.ctrlKey || event.metaKey);
        }

        clear();
      } else if (event.key === 'Escape' && marked) {
        event.preventDefault();
        clear();
      }
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) {
        clear();
        onCursor(null);
      }
    },
  };

  const inner = Math.max(0, plot.width - plot.left - plot.right);
  const place = (first: number, last: number) => ({
    left: plot.left + (Math.min(first, last) / count) * inner,
    width: ((Math.abs(last - first) + 1) / count) * inner,
  });
  return { cursor, marked, handlers, place };
}

/** Where in the drawing a pointer is. */
export function placeOf(event: PointerEvent<HTMLElement>): Place {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
