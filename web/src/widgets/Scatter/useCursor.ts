import type { EChartsType } from 'echarts/core';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { steppedTo, type Point } from './scatterPoints';

type Choose = (point: Point, adds: boolean) => void;

/** A click on a point chooses it. With Shift a rectangle is drawn, which is no click. */
export function usePress(drawing: EChartsType | null, points: readonly Point[], choose: Choose): void {
  useEffect(() => {
    drawing?.on('click', ({ dataIndex, event }) => {
      const press = event?.event as MouseEvent | undefined;
      const point = points[dataIndex];
      if (point && !press?.shiftKey) {
        choose(point, press?.ctrlKey === true || press?.metaKey === true);
      }
    });
    return () => {
      drawing?.off('click');
    };
  }, [drawing, points, choose]);
}

/** Going through the points by keys, and choosing where they stand. */
export function useCursor(drawing: EChartsType | null, points: readonly Point[], choose: Choose) {
  const [cursor, setCursor] = useState<number | null>(null);
  const move = (index: number | null) => {
    setCursor(index);
    drawing?.dispatchAction({ type: 'downplay', seriesIndex: 0 });
    if (index === null) {
      drawing?.dispatchAction({ type: 'hideTip' });
    } else {
      drawing?.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: index });
      drawing?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index });
    }
  };

  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      const next = steppedTo(event.key, cursor ?? -1, points);
      const at = points[cursor ?? 0];
      if (next !== null) {
        event.preventDefault();
        move(next);
      } else if ((event.key === 'Enter' || event.key === ' ') && at) {
        event.preventDefault();
        choose(at, event.ctrlKey || event.metaKey || event.shiftKey);
      }
    },
    onBlur: () => {
      move(null);
    },
  };
  return { handlers, point: cursor === null ? undefined : points[cursor] };
}
