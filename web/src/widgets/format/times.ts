const LOCALE = 'en-GB';
const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  const known = cache.get(key);
  if (known) {
    return known;
  }

  const made = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options });
  cache.set(key, made);
  return made;
}

/** The parts of an instant on the wall clock of a zone. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export function wallTime(time: string | number | Date, zone: string): WallTime {
  const parts = formatter(zone, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  }).formatToParts(new Date(time));
  const of = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
    millisecond: of('fractionalSecond'),
  };
}

const DAY_NAME: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const CLOCK_SECONDS: Intl.DateTimeFormatOptions = { ...CLOCK, second: '2-digit' };

/** `29 May 2024`. */
export function day(time: string | Date, zone: string): string {
  return formatter(zone, DAY_NAME).format(new Date(time)).replace('Sept', 'Sep');
}

/** `May`. */
export function monthName(time: string, zone: string): string {
  return formatter(zone, { month: 'short' }).format(new Date(time)).replace('Sept', 'Sep');
}

/** `21:14`. */
export function clock(time: string | Date, zone: string): string {
  return formatter(zone, CLOCK).format(new Date(time));
}

/** `today 21:14:07`, `yesterday 09:56:41`, `29 May 2024, 21:14:07`. */
export function moment(time: string, zone: string, now: Date = new Date()): string {
  const at = formatter(zone, CLOCK_SECONDS).format(new Date(time));
  const date = day(time, zone);
  if (date === day(now, zone)) {
    return `today ${at}`;
  }

  const yesterday = new Date(now.getTime() - 24 * 60 * 60 * 1000);
  return date === day(yesterday, zone) ? `yesterday ${at}` : `${date}, ${at}`;
}

/** Exact, for hovering: `2024-05-29 19:14:07.123 UTC`. */
export function exactUtc(time: string): string {
  return `${time.replace('T', ' ').replace('Z', '')} UTC`;
}

function isMidnight(time: WallTime): boolean {
  return time.hour + time.minute + time.second + time.millisecond === 0;
}

/**
 * A half-open range for people, who name the last day that is in it: `1 Mar – 29 May 2024`, `6 Jun 2024, 09:00 – 12:30`.
 */
export function range(from: string, to: string, zone: string): string {
  if (isMidnight(wallTime(from, zone)) && isMidnight(wallTime(to, zone))) {
    return dayRange(from, new Date(new Date(to).getTime() - 1), zone);
  }

  const [first, last] = [day(from, zone), day(to, zone)];
  return first === last
    ? `${first}, ${clock(from, zone)} – ${clock(to, zone)}`
    : `${first}, ${clock(from, zone)} – ${last}, ${clock(to, zone)}`;
}

function dayRange(from: string, last: Date, zone: string): string {
  const [a, b] = [day(from, zone), day(last, zone)];
  if (a === b) {
    return a;
  }

  const year = / \d{4}$/;
  return year.exec(a)?.[0] === year.exec(b)?.[0] ? `${a.replace(year, '')} – ${b}` : `${a} – ${b}`;
}

/** How far a zone is from UTC at an instant: `UTC+2`, `UTC−3:30`. */
export function offset(zone: string, at: Date = new Date()): string {
  const part = formatter(zone, { timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((p) => p.type === 'timeZoneName');
  // Browsers disagree whether Greenwich is `GMT` or `GMT+0`.
  return (part?.value ?? 'UTC').replace('GMT', 'UTC').replace('-', '−').replace(/\+0$/, '');
}
