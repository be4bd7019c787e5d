import { wallTime, type WallTime } from '../format/times';

/** A label under a chart's time axis. */
export interface Tick {
  readonly text: string;
  /** Begins a year, a month, or a day among hours. */
  readonly isStrong: boolean;
  /** Names a month or a year. */
  readonly isMonth: boolean;
}

const LEAST_GAP_PX = 46;
// Between days of a month, which have one or two digits.
const DAY_GAP_PX = 24;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;

interface Step {
  /** Differs from one bucket to the next where the step begins. */
  readonly of: (time: WallTime) => number;
  readonly text: (time: WallTime, isLoose: boolean) => string;
  readonly isStrong: boolean;
  readonly isDay: boolean;
}

const two = (n: number) => String(n).padStart(2, '0');
const monthName = (time: WallTime) => MONTHS[time.month - 1] ?? '';
const dayNumber = (time: WallTime) => Math.floor(Date.UTC(time.year, time.month - 1, time.day) / DAY_MS);
const clock = (time: WallTime) => `${two(time.hour)}:${two(time.minute)}`;
const date = (time: WallTime, isLoose: boolean) =>
  isLoose ? `${String(time.day)} ${monthName(time)}` : String(time.day);
const minutes = (time: WallTime) => (dayNumber(time) * 24 + time.hour) * 60 + time.minute;

function years(count: number): Step {
  return {
    of: (time) => Math.floor(time.year / count),
    text: (time) => String(time.year),
    isStrong: true,
    isDay: false,
  };
}

function every(count: number): Step {
  return { of: (time) => Math.floor(minutes(time) / count), text: clock, isStrong: false, isDay: false };
}

/** From the coarsest to the finest. A Monday is where the count of weeks changes: 1 January 1970 was a Thursday. */
const DATES: readonly Step[] = [
  ...[100, 20, 10, 5, 1].map(years),
  { of: (t) => t.year * 4 + Math.floor((t.month - 1) / 3), text: monthName, isStrong: true, isDay: false },
  { of: (t) => t.year * 12 + t.month, text: monthName, isStrong: true, isDay: false },
  { of: (t) => Math.floor((dayNumber(t) + 3) / 7), text: date, isStrong: false, isDay: true },
  { of: dayNumber, text: date, isStrong: false, isDay: true },
];
const CLOCKS: readonly Step[] = [720, 360, 180, 60, 30, 15, 5, 1].map(every);

/**
 * Which buckets carry a label, by index. Steps are taken from the coarsest on, each as a whole, for as long as their labels
 * have room: so labels stand at even distances. `width` is that of the plot in pixels.
 */
export function timeTicks(times: readonly string[], zone: string, width: number): Map<number, Tick> {
  const walls = times.map((time) => wallTime(time, zone));
  // What was just before tells whether something begins at the left edge.
  const edge = wallTime(Date.parse(times[0] ?? '') - 1 || 0, zone);
  const pixels = width / Math.max(1, times.length);
  const ticks = new Map<number, Tick>();
  const isWithinDays = times.length > 1 && Date.parse(times[1] ?? '') - Date.parse(times[0] ?? '') < DAY_MS;
  for (const step of isWithinDays ? [...DATES, ...CLOCKS] : DATES) {
    const at = beginnings(walls, step, edge);
    // A date says its month when no label in sight does. Where only Mondays have room for that, they say it for all.
    const isTight = closest(at) * pixels < LEAST_GAP_PX && ticks.size > 0;
    const isLoose = isNameless(ticks) && !(step.isDay && isTight);
    const gap = step.isDay && !isLoose ? DAY_GAP_PX : LEAST_GAP_PX;
    if (closest(at) * pixels < gap) {
      break;
    }

    for (const index of at) {
      const wall = walls[index];
      if (wall && hasRoom(ticks, index, gap / pixels)) {
        const isStrong = step.isStrong || (step.isDay && isWithinDays && isLoose);
        ticks.set(index, { text: step.text(wall, isLoose), isStrong, isMonth: step.isStrong });
      }
    }
  }

  return ticks;
}

function beginnings(walls: readonly WallTime[], step: Step, edge: WallTime): number[] {
  return walls.flatMap((wall, i) => {
    return step.of(walls[i - 1] ?? edge) === step.of(wall) ? [] : [i];
  });
}

function closest(at: readonly number[]): number {
  return at.slice(1).reduce((least, index, i) => Math.min(least, index - (at[i] ?? 0)), Infinity);
}

function hasRoom(ticks: ReadonlyMap<number, Tick>, index: number, gap: number): boolean {
  return [...ticks.keys()].every((other) => Math.abs(other - index) >= gap);
}

function isNameless(ticks: ReadonlyMap<number, Tick>): boolean {
  return ![...ticks.values()].some((tick) => tick.isMonth);
}
