import { useViewportSize } from '@mantine/hooks';

const LEAST = 320;
const MOST = 760;
/** What stands above and below the chart. */
const REST = 190;

/** As much of the screen as is left for one chart. */
export function useScatterHeight(): number {
  const { height } = useViewportSize();
  return Math.min(MOST, Math.max(LEAST, height - REST));
}
