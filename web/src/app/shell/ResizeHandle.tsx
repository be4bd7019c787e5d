import type { KeyboardEvent, PointerEvent } from 'react';
import classes from './ResizeHandle.module.css';

const LEAST = 240;
const MOST = 760;
const STEP = 24;

interface ResizeHandleProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
}

/** The edge between page and context panel; the mouse or the arrow keys move it. */
export function ResizeHandle({ width, onResize }: ResizeHandleProps) {
  const resize = (next: number) => {
    onResize(Math.min(MOST, Math.max(LEAST, Math.round(next))));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      resize(window.innerWidth - event.clientX);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') {
      resize(width + STEP);
    } else if (event.key === 'ArrowRight') {
      resize(width - STEP);
    }
  };

  return (
    // A separator that can be focused is a widget (ARIA: window splitter).
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the selection"
      aria-valuenow={width}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
      className={classes.handle}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
