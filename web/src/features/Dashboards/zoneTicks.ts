import { wallTime } from '../../widgets/format/times';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const CLOCKS = [1, 5, 15, 30].flatMap((n) => [n * SECOND, n * MINUTE]).concat([1, 3, 6, 12].map((n) => n * HOUR));
const DAYS = [1, 2, 7, 14].map((n) => n * DAY);
const STEPS = [...CLOCKS, ...DAYS].sort((a, b) => a - b);
const MONTHS = [1, 3, 6, 12, 24, 60, 120, 240, 1200];
const MONTH_MS = 30.4 * DAY;
const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A label of a time axis. */
export interface ZoneTick {
  readonly at: number;
  readonly text: string;
}

/** Labels at round times on the wall clock of a zone, at most so many, and no closer than `least`. */
export function zoneTicks(from: number, to: number, zone: string, most: number, least = 0): readonly ZoneTick[] {
  const step = STEPS.find((one) => one >= least && (to - from) / one <= most);
  const walls = step === undefined ? monthsBetween(from, to, zone, most) : stepsBetween(from, to, zone, step);
  return walls
    .map((wall) => ({ at: instantOf(wall, zone), text: textAt(new Date(wall), step) }))
    .filter(({ at }, i, all) => at >= from && at <= to && at > (all[i - 1]?.at ?? -Infinity));
}

function stepsBetween(from: number, to: number, zone: string, step: number): readonly number[] {
  // Weeks begin on Mondays: 5 January 1970 was one.
  const origin = step % (7 * DAY) === 0 ? 4 * DAY : 0;
  const first = Math.floor((wallMs(from, zone) - origin) / step) * step + origin;
  const count = Math.ceil((wallMs(to, zone) - first) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => first + i * step);
}

function monthsBetween(from: number, to: number, zone: string, most: number): readonly number[] {
  const months = MONTHS.find((one) => (to - from) / (one * MONTH_MS) <= most) ?? MONTHS.at(-1) ?? 1;
  const monthOf = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
  const first = Math.floor(monthOf(wallMs(from, zone)) / months) * months;
  const count = Math.ceil((monthOf(wallMs(to, zone)) - first) / months) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const month = first + i * months;
    return Date.UTC(Math.floor(month / 12), month % 12);
  });
}

/** What the wall clock shows, as if it were UTC. */
function wallMs(at: number, zone: string): number {
  const { year, month, day, hour, minute, second, millisecond } = wallTime(at, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

/** When the wall clock shows it; where the clock was put forward over it, a little later. */
function instantOf(wall: number, zone: string): number {
  const guess = wall - (wallMs(wall, zone) - wall);
  return wall - (wallMs(guess, zone) - guess);
}

function textAt(wall: Date, step: number | undefined): string {
  const month = NAMES[wall.getUTCMonth()] ?? '';
  if (step === undefined) {
    return wall.getUTCMonth() === 0 ? String(wall.getUTCFullYear()) : month;
  }

  if (wall.getTime() % DAY === 0) {
    return `${String(wall.getUTCDate())} ${month}`;
  }

  return wall.toISOString().slice(11, step < MINUTE ? 19 : 16);
}
