import type { PointOf, PointSelected } from '../../app/filters/show';
import { hash } from '../format/colors';

/** A row of a route that answers points. */
export interface PointRow {
  /** Start of the bucket. */
  readonly time: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly count: number;
  readonly package?: string;
  readonly function?: string;
  readonly kind?: string;
}

/** What such a route answers. */
export interface PointsAnswer {
  readonly from: string;
  readonly to: string;
  readonly bucket_seconds: number;
  /** Points in all; the smallest are left out when there are too many. */
  readonly points: number;
  readonly events: number;
  readonly rows: readonly PointRow[];
}

/** A point where it is drawn. */
export interface Point {
  readonly row: PointRow;
  readonly thing: string;
  /** Line from the top, from 0; a little above or below it, so that users do not hide each other. */
  readonly line: number;
  readonly y: number;
  /** Milliseconds since 1970. */
  readonly x: number;
}

export interface Points {
  /** Names of the lines, the most used first. */
  readonly things: readonly string[];
  /** By line, then time. */
  readonly points: readonly Point[];
  readonly largest: number;
}

/** More lines nobody reads; the table and the CSV have all of them. */
export const MOST_LINES = 200;

const SPREAD_Y = 0.5;
const SPREAD_X = 0.6;

export function thingOf(row: PointRow, of: PointOf): string {
  return row[of] ?? '';
}

/** Lines by what was used most; points beside each other by user, always at the same place. */
export function pointsOf(answer: PointsAnswer, of: PointOf): Points {
  const totals = new Map<string, number>();
  for (const row of answer.rows) {
    const thing = thingOf(row, of);
    totals.set(thing, (totals.get(thing) ?? 0) + row.count);
  }

  const things = [...totals]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_LINES)
    .map(([thing]) => thing);
  const lines = new Map(things.map((thing, line) => [thing, line]));
  const width = answer.bucket_seconds * 1000;
  const [from, to] = [Date.parse(answer.from), Date.parse(answer.to)];
  const points = answer.rows.flatMap((row) => {
    const thing = thingOf(row, of);
    const line = lines.get(thing);
    const x = clamp(Date.parse(row.time) + width * (0.5 + SPREAD_X * spread(row.user_id, 1)), from, to);
    return line === undefined ? [] : [{ row, thing, line, y: line + SPREAD_Y * spread(row.user_id, 0), x }];
  });
  points.sort((a, b) => a.line - b.line || a.x - b.x);
  return { things, points, largest: Math.max(1, ...answer.rows.map(({ count }) => count)) };
}

/** The first and the last bucket may reach beyond the period, which is what is drawn. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Between -0.5 and 0.5, the same for a user everywhere. */
function spread(user: string, salt: number): number {
  return (hash(`${user}/${String(salt)}`) % 1000) / 1000 - 0.5;
}

/** Diameter in pixels: by area, from 10 to 30 (specs of the facts: 10 to 30 px by count). */
export function sizeOf(count: number, largest: number): number {
  return 10 + 20 * Math.sqrt(Math.min(1, count / largest));
}

/** What a point selects: its bucket as far as it lies in the period, so that its events are as many as it counts. */
export function selectedOf(point: Point, of: PointOf, answer: PointsAnswer): PointSelected {
  const start = Date.parse(point.row.time);
  const from = Math.max(start, Date.parse(answer.from));
  const to = Math.min(start + answer.bucket_seconds * 1000, Date.parse(answer.to));
  return {
    kind: 'point',
    of,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    user: point.row.user_id,
    package: of === 'kind' ? '' : (point.row.package ?? ''),
    thing: point.thing,
  };
}

/** The same for a point and for what it selects, also when the period has moved on with the clock. */
export function placeOf({ of, from, user, package: owner, thing }: PointSelected, answer: PointsAnswer): string {
  const bucket = Math.floor(Date.parse(from) / (answer.bucket_seconds * 1000));
  return JSON.stringify([of, bucket, user, owner, thing]);
}

/** Where a key leads from a point, by index; null when it is no such key. */
export function steppedTo(key: string, current: number, points: readonly Point[]): number | null {
  switch (key) {
    case 'ArrowRight':
      return Math.min(points.length - 1, current + 1);
    case 'ArrowLeft':
      return Math.max(0, current - 1);
    case 'Home':
      return 0;
    case 'End':
      return points.length - 1;
    case 'ArrowDown':
      return onLine(points, current, 1);
    case 'ArrowUp':
      return onLine(points, current, -1);
    default:
      return null;
  }
}

/** The point of the next line that is nearest in time. */
function onLine(points: readonly Point[], current: number, step: 1 | -1): number {
  const at = points[current];
  if (!at) {
    return 0;
  }

  const next = points.map((point, index) => ({ point, index })).filter(({ point }) => point.line === at.line + step);
  return next.reduce(
    (best, { point, index }) =>
      Math.abs(point.x - at.x) < Math.abs((points[best]?.x ?? Infinity) - at.x) || best === current ? index : best,
    current,
  );
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The points in a rectangle of the drawing, in pixels. */
export function within(box: Box, { points, things }: Points, answer: PointsAnswer, frame: Frame): Point[] {
  const [from, to] = [Date.parse(answer.from), Date.parse(answer.to)];
  const across = (frame.width - frame.left - frame.right) / Math.max(1, to - from);
  const down = (frame.height - frame.top - frame.bottom) / Math.max(1, things.length);
  const [left, right] = [Math.min(box.x1, box.x2), Math.max(box.x1, box.x2)];
  const [top, bottom] = [Math.min(box.y1, box.y2), Math.max(box.y1, box.y2)];
  return points.filter((point) => {
    const x = frame.left + (point.x - from) * across;
    const y = frame.top + (point.y + 0.5) * down;
    return x >= left && x <= right && y >= top && y <= bottom;
  });
}
