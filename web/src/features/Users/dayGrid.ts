import { monthName, wallTime } from '../../widgets/format/times';

/** A day with its minutes. */
export interface Day {
  readonly time: string;
  readonly minutes: number;
}

/** A day in its place: `row` is the weekday from Monday, 1 to 7; `level` how much of the longest day it has, 0 to 4. */
export interface PlacedDay<D extends Day> {
  readonly day: D;
  readonly row: number;
  readonly column: number;
  readonly level: number;
}

const LEVELS = 4;

/** Days as a calendar: a column a week, a row a weekday. */
export function dayGrid<D extends Day>(days: readonly D[], zone: string): PlacedDay<D>[] {
  const longest = Math.max(0, ...days.map((day) => day.minutes));
  const first = days[0] === undefined ? 1 : weekdayOf(days[0].time, zone);
  return days.map((day, i) => ({
    day,
    row: ((first - 1 + i) % 7) + 1,
    column: Math.floor((first - 1 + i) / 7) + 1,
    level: day.minutes === 0 ? 0 : Math.ceil((day.minutes / longest) * LEVELS),
  }));
}

/** The name of a month, over the column of its first day. */
export interface PlacedMonth {
  readonly name: string;
  readonly column: number;
}

/** A name is wider than a column. */
const NAME_COLUMNS = 3;

/** The months of placed days. The one that the days begin in the middle of has no name where the next one needs the room. */
export function monthsOf(days: readonly PlacedDay<Day>[], zone: string): PlacedMonth[] {
  const firsts = days.filter(({ day }, i) => i === 0 || wallTime(day.time, zone).day === 1);
  const months = firsts.map(({ day, column }) => ({ name: monthName(day.time, zone), column }));
  return months.filter(({ column }, i) => i > 0 || (months[1]?.column ?? Infinity) - column >= NAME_COLUMNS);
}

function weekdayOf(time: string, zone: string): number {
  const { year, month, day } = wallTime(time, zone);
  const fromSunday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return fromSunday === 0 ? 7 : fromSunday;
}
