import { useRef, type PointerEvent } from 'react';
import classes from './Head.module.css';

interface ResizeEdgeProps {
  readonly title: string;
  readonly width: number;
  readonly onResize: (width: number) => void;
}

/** The right edge of a column's head. With the keyboard: Shift and the arrows on the head. */
export function ResizeEdge({ title, width, onResize }: ResizeEdgeProps) {
  const begin = useRef<{ x: number; width: number } | null>(null);
  const press = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    begin.current = { x: event.clientX, width };
  };
  const move = (event: PointerEvent) => {
    if (begin.current) {
      onResize(begin.current.width + event.clientX - begin.current.x);
    }
  };
  const end = () => {
    begin.current = null;
  };

  return (
    <span
      className={classes.edge}
      title={`Width of ${title}`}
      aria-hidden="true"
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
