import { useState, type PointerEvent } from 'react';
import type { Box } from './scatterPoints';

/** A rectangle that is drawn with the pointer while Shift is held down. */
export function useBox(onBox: (box: Box) => void) {
  const [box, setBox] = useState<Box | null>(null);
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const edges = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - edges.left, y: event.clientY - edges.top };
  };

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.shiftKey && event.button === 0) {
        const { x, y } = placeOf(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        setBox({ x1: x, y1: y, x2: x, y2: y });
      }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (box) {
        const { x, y } = placeOf(event);
        setBox({ ...box, x2: x, y2: y });
      }
    },
    onPointerUp: () => {
      if (box) {
        setBox(null);
        onBox(box);
      }
    },
    onPointerCancel: () => {
      setBox(null);
    },
  };
  const place = box && {
    left: Math.min(box.x1, box.x2),
    top: Math.min(box.y1, box.y2),
    width: Math.abs(box.x2 - box.x1),
    height: Math.abs(box.y2 - box.y1),
  };
  return { handlers, place };
}
