import type { ActivityPoint, HeatRow } from '../../api/schema';
import type { HoursSelected } from '../../app/filters/show';
import { wallTime } from '../../widgets/format/times';

const HOUR_MS = 3_600_000;

/** Events in the cells of the week that are selected. */
export function countIn(rows: readonly HeatRow[], hours: readonly HoursSelected[]): number {
  return rows
    .filter((row) => hours.some((h) => isIn(h, row.weekday, row.hour)))
    .reduce((sum, row) => sum + row.count, 0);
}

/** A time at which the selected hours were. */
export interface Occurrence {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** When the selected hours were, newest first, by their events an hour; hours that follow each other are one. */
export function occurrencesOf(
  rows: readonly ActivityPoint[],
  hours: readonly HoursSelected[],
  zone: string,
): Occurrence[] {
  const found: Occurrence[] = [];
  for (const { time, count } of rows) {
    if (!isSelectedTime(time, hours, zone)) {
      continue;
    }

    const last = found.at(-1);
    const end = new Date(Date.parse(time) + HOUR_MS).toISOString();
    if (last && Date.parse(last.to) === Date.parse(time)) {
      found[found.length - 1] = { from: last.from, to: end, count: last.count + count };
    } else {
      found.push({ from: time, to: end, count });
    }
  }

  return found.reverse();
}

function isSelectedTime(time: string, hours: readonly HoursSelected[], zone: string): boolean {
  const { year, month, day, hour } = wallTime(time, zone);
  // Sunday is 0 to JavaScript and 7 to us.
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
  return hours.some((h) => isIn(h, weekday, hour));
}

function isIn({ weekdays, hours }: HoursSelected, weekday: number, hour: number): boolean {
  return weekday >= weekdays[0] && weekday <= weekdays[1] && hour >= hours[0] && hour <= hours[1];
}
