import type { PanelPoint } from './panelRows';

/** One point a place, in the order in which they came; null only where nothing but null was. */
export function sums(points: readonly PanelPoint[]): readonly PanelPoint[] {
  const found = new Map<string, number | null>();
  for (const [place, value] of points) {
    const before = found.get(place) ?? null;
    found.set(place, value === null ? before : (before ?? 0) + value);
  }

  return [...found];
}
