import type { PanelSeries } from './panelRows';
import { sums } from './sums';

/**
 * The same series with a point at each time that any of them has. ECharts stacks by the place in the list where the axis is time, so series whose
 * times differ would be put on top of what stands elsewhere.
 */
export function stackedOverTime(series: readonly PanelSeries[]): readonly PanelSeries[] {
  const times = [...new Set(series.flatMap(({ points }) => points.map(([time]) => time)))].sort();
  return series.map(({ name, points }) => {
    const known = new Map(sums(points));
    return { name, points: times.map((time) => [time, known.has(time) ? (known.get(time) ?? null) : 0]) };
  });
}
