import { duration } from '../../widgets/format/durations';
import { exact, number } from '../../widgets/format/numbers';
import { wallTime } from '../../widgets/format/times';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A figure in its unit; a dash where nothing can be divided. */
export function figureText(value: number | null | undefined, unit: string): string {
  if (value == null) {
    return '–';
  }

  if (unit === 'ms') {
    return timeText(value);
  }

  return unit === '%' ? `${exact(value)} %` : number(value);
}

/** A length of time; 0 s for none. */
export function timeText(ms: number): string {
  return ms === 0 ? '0 s' : duration(ms);
}

/** More columns than that are not looked at. */
export const MOST_DAYS = 400;

/** The days of a period, all of them, in the viewer's zone; of a very long one the last. */
export function heatDays(from: string, to: string, zone: string): string[] {
  const last = new Date(Date.parse(to) - 1);
  return daysBetween(wallDay(from, zone), wallDay(last, zone)).slice(-MOST_DAYS);
}

function wallDay(time: string | Date, zone: string): string {
  const { year, month, day } = wallTime(time, zone);
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Days under their months, for the heads of a table: `Mar 2026` over three of them. */
export function monthsOf(days: readonly string[]): { readonly title: string; readonly days: number }[] {
  const months: { title: string; days: number }[] = [];
  for (const day of days) {
    const title = MONTH.format(new Date(`${day}T00:00:00Z`)).replace('Sept', 'Sep');
    const latest = months.at(-1);
    if (latest?.title === title) {
      latest.days += 1;
    } else {
      months.push({ title, days: 1 });
    }
  }

  return months;
}

/** Days between two, all of them, as `2026-03-05`; the heat map has gaps otherwise. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(`${first}T00:00:00Z`); time <= Date.parse(`${last}T00:00:00Z`); time += 86_400_000) {
    days.push(new Date(time).toISOString().slice(0, 10));
  }

  return days;
}

/** A figure in words where it is no plain number. */
export function figureWords(unit: string): ((value: number) => string) | undefined {
  return unit === 'ms' || unit === '%' ? (value) => figureText(value, unit) : undefined;
}

/** How dark a cell is, 0 to 4. */
export function levelOf(value: number, most: number): number {
  return value === 0 ? 0 : Math.min(4, Math.ceil((value / most) * 4));
}
