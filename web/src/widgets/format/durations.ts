import { exact } from './numbers';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on hours say nothing any more, and the days alone take the room. */
const LONG = 100 * DAY;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `250 ms`, `4.6 s`, `2 min 12 s`, `2 h 05 min`, `3 d 04 h`, `10,188 d`. Show {@link exactDuration} on hover. */
export function duration(ms: number): string {
  if (ms < SECOND) {
    return `${String(Math.round(ms))} ms`;
  }

  if (ms < MINUTE) {
    // 59.96 s would be rounded up to 60.0 s.
    return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  }

  if (ms < HOUR) {
    return `${String(Math.floor(ms / MINUTE))} min ${two(Math.floor((ms % MINUTE) / SECOND))} s`;
  }

  if (ms < DAY) {
    return `${String(Math.floor(ms / HOUR))} h ${two(Math.floor((ms % HOUR) / MINUTE))} min`;
  }

  const days = `${exact(Math.floor(ms / DAY))} d`;
  return ms < LONG ? `${days} ${two(Math.floor((ms % DAY) / HOUR))} h` : days;
}

/** Hours from here on stand without minutes: nobody compares those any more. */
const MANY_HOURS = 100;

/**
 * Time that people spend, never in days, which could be taken for working days: `0 s`, `2 min 12 s`, `2 h 05 min`, `1,204 h`.
 * Show {@link exactDuration} on hover.
 */
export function hours(ms: number): string {
  if (ms < HOUR) {
    return ms === 0 ? '0 s' : duration(ms);
  }

  const whole = Math.floor(ms / HOUR);
  return whole < MANY_HOURS ? `${String(whole)} h ${two(Math.floor((ms % HOUR) / MINUTE))} min` : `${exact(whole)} h`;
}

/** The unit in which lengths of up to so many seconds stand on an axis: the largest that the longest fills. */
export function axisUnit(seconds: number): { readonly name: string; readonly seconds: number } {
  const units = [
    ['days', DAY],
    ['hours', HOUR],
    ['minutes', MINUTE],
  ] as const;
  const [name, ms] = units.find(([, width]) => seconds * SECOND >= width) ?? (['seconds', SECOND] as const);
  return { name, seconds: ms / SECOND };
}

/** `7,500,123 ms`. */
export function exactDuration(ms: number): string {
  return `${exact(ms)} ms`;
}

const WIDTHS: readonly (readonly [seconds: number, one: string, several: string])[] = [
  [31_556_952, 'year', 'years'],
  [2_629_746, 'month', 'months'],
  [86_400, 'day', 'days'],
  [3_600, 'hour', 'hours'],
  [60, 'minute', 'minutes'],
];

/** Nominal width of a bucket, to be read after "per": `12 hours`, `day`. */
export function bucketWidth(seconds: number): string {
  if (seconds === 604_800) {
    return 'week';
  }

  const [width, one, several] = WIDTHS.find(([w]) => seconds % w === 0) ?? [1, 'second', 'seconds'];
  const count = seconds / width;
  return count === 1 ? one : `${String(count)} ${several}`;
}
