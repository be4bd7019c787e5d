/** Heights of the page's charts in pixels. */
export interface Heights {
  readonly time: number;
  readonly row: number;
}

// The window's top bar, the figures, both rows of titles and the gaps between them.
const REST = 260;
const TIME: readonly [least: number, most: number] = [190, 420];
const ROW: readonly [least: number, most: number] = [270, 720];
const TIME_SHARE = 0.42;

/** Charts fill the window, so that all of the page is seen at once; a low window scrolls. */
export function heightsFor(windowHeight: number): Heights {
  const room = windowHeight - REST;
  const time = clamp(room * TIME_SHARE, TIME);
  return { time, row: clamp(room - time, ROW) };
}

function clamp(value: number, [least, most]: readonly [number, number]): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}
