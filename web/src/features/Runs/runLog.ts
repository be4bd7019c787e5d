import type { RunLogRow } from '../../api/schema';

/** Lines by their place in the log: one that comes late may belong before those that are there. Places are numbers too large for the browser. */
export function inOrder(lines: readonly RunLogRow[]): readonly RunLogRow[] {
  return lines.toSorted(
    (a, b) => a.place.length - b.place.length || (a.place < b.place ? -1 : a.place > b.place ? 1 : 0),
  );
}
