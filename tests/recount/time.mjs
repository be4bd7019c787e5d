// Time zones and calendars, the slow and plain way: only what Intl says about one instant.

const MINUTE = 60_000;
const QUARTER = 900_000;
const DAY = 86_400_000;

/** Calendar and clock of one IANA zone. All instants are Unix milliseconds. */
export class Zone {
  #format;
  #offsets = new Map();

  constructor(name) {
    this.#format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  }

  /** Clock on the wall, as if it were UTC. */
  local(instant) {
    // Clocks change on whole quarters of an hour, so one look a quarter will do.
    const quarter = Math.floor(instant / QUARTER) * QUARTER;
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      const p = Object.fromEntries(this.#format.formatToParts(quarter).map((x) => [x.type, Number(x.value)]));
      offset = Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) - quarter;
      this.#offsets.set(quarter, offset);
    }

    return new Date(instant + offset);
  }

  /** Weekday (1 is Monday) and hour. */
  weekdayAndHour(instant) {
    const local = this.local(instant);
    return [((local.getUTCDay() + 6) % 7) + 1, local.getUTCHours()];
  }

  /** The date of an instant, as days since 1970. */
  date(instant) {
    return Math.floor(this.local(instant).getTime() / DAY);
  }

  /** First instant of a date: not always midnight, and not always there. */
  startOf(date) {
    let instant = date * DAY - DAY;
    while (this.date(instant) < date) {
      instant += QUARTER;
    }

    return instant;
  }
}

const STEPS = { minute: 60, fiveMinutes: 300, quarter: 900, hour: 3600, threeHours: 10_800 };
const UNITS = { ...STEPS, day: 86_400, week: 604_800, month: 2_629_746, year: 31_556_952 };

/** The finest unit that cuts a range into at most 130 pieces, and its nominal seconds. */
export function unitFor(from, to) {
  const found = Object.entries(UNITS).find(([, seconds]) => (to - from) / 1000 / seconds <= 130);
  return found ?? ["year", UNITS.year];
}

/** First day of the week (Monday), month or year that a date lies in. */
function begin(date, unit) {
  const d = new Date(date * DAY);
  switch (unit) {
    case "week":
      return date - ((d.getUTCDay() + 6) % 7);
    case "month":
      return Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), 1) / DAY;
    case "year":
      return Date.UTC(d.getUTCFullYear(), 0, 1) / DAY;
    default:
      return date;
  }
}

/** First day of the unit after the one that begins on a date. */
function next(date, unit) {
  const d = new Date(date * DAY);
  switch (unit) {
    case "week":
      return date + 7;
    case "month":
      return Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 1) / DAY;
    case "year":
      return Date.UTC(d.getUTCFullYear() + 1, 0, 1) / DAY;
    default:
      return date + 1;
  }
}

/** Starts of the calendar buckets that a range touches. */
export function calendarBuckets(zone, unit, from, to) {
  if (unit in STEPS) {
    return wallBuckets(zone, STEPS[unit] * 1000, from, to);
  }

  const starts = [];
  for (let date = begin(zone.date(from), unit); zone.startOf(date) < to; date = next(date, unit)) {
    if (zone.startOf(next(date, unit)) > from) {
      starts.push(zone.startOf(date));
    }
  }

  return starts;
}

/**
 * Parts of days, minute by minute: one begins where the clock on the wall comes to another multiple of the step, or is set back by a whole step at
 * least, so that all of a part comes twice.
 */
function wallBuckets(zone, step, from, to) {
  let starts = [];
  for (let t = Math.floor(from / MINUTE) * MINUTE - 2 * DAY; t < to; t += MINUTE) {
    const [before, now] = [zone.local(t - 1).getTime(), zone.local(t).getTime()];
    if (Math.floor(before / step) !== Math.floor(now / step) || before + 1 - now >= step) {
      starts = t <= from ? [t] : [...starts, t];
    }
  }

  return starts;
}

/** Starts of buckets of a fixed width, aligned to 1970, that a range touches. */
export function epochBuckets(seconds, from, to) {
  const starts = [];
  for (let start = Math.floor(from / 1000 / seconds) * seconds * 1000; start < to; start += seconds * 1000) {
    starts.push(start);
  }

  return starts;
}
