/** A place in a drawing, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line by the places that it goes through, from left to right. */
export interface DrawnLine {
  readonly key: string;
  readonly places: readonly Place[];
}

/** So far from a line a finger or a pointer still means it. */
const REACH_PX = 7;

/** The line that passes a place most closely; null when none passes it closely. */
export function lineAt(at: Place, lines: readonly DrawnLine[]): string | null {
  let best: string | null = null;
  let least = REACH_PX;
  for (const { key, places } of lines) {
    const far = Math.min(...places.map((place, i) => distance(at, places[i - 1] ?? place, place)));
    if (far < least) {
      [best, least] = [key, far];
    }
  }

  return best;
}

/** How far a place is from the stretch between two others. */
function distance(at: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / length;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(at.x - from.x - part * dx, at.y - from.y - part * dy);
}
