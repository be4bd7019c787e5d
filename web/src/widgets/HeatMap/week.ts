import type { HeatRow } from '../../api/schema';
import type { HoursSelected } from '../../app/filters/show';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const HOURS = 24;

/** A cell: weekday from 1 (Monday), hour from 0. */
export interface Cell {
  readonly weekday: number;
  readonly hour: number;
}

/** All 168 counts, by weekday and hour; hours without events are zero. */
export function weekOf(rows: readonly HeatRow[]): number[][] {
  const counts = WEEKDAYS.map(() => new Array<number>(HOURS).fill(0));
  for (const row of rows) {
    const day = counts[row.weekday - 1];
    if (day && row.hour < HOURS) {
      day[row.hour] = row.count;
    }
  }

  return counts;
}

export function countAt(week: readonly (readonly number[])[], { weekday, hour }: Cell): number {
  return week[weekday - 1]?.[hour] ?? 0;
}

/** The rectangle between two cells. */
export function between(a: Cell, b: Cell): HoursSelected {
  return {
    kind: 'hours',
    weekdays: [Math.min(a.weekday, b.weekday), Math.max(a.weekday, b.weekday)],
    hours: [Math.min(a.hour, b.hour), Math.max(a.hour, b.hour)],
  };
}

/** `Tue 13:00 – 14:00`, `Mon to Fri, 09:00 – 18:00`. */
export function hoursTitle({ weekdays: [first, last], hours: [from, to] }: HoursSelected): string {
  const [a, b] = [WEEKDAYS[first - 1] ?? '', WEEKDAYS[last - 1] ?? ''];
  const days = first === last ? a : `${a} to ${b}`;
  return `${days}, ${clock(from)} – ${clock(to + 1)}`;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** Where an arrow key leads; null when it is not one. */
export function moved(cell: Cell, key: string): Cell | null {
  const steps: Record<string, Cell> = {
    ArrowLeft: { weekday: cell.weekday, hour: cell.hour - 1 },
    ArrowRight: { weekday: cell.weekday, hour: cell.hour + 1 },
    ArrowUp: { weekday: cell.weekday - 1, hour: cell.hour },
    ArrowDown: { weekday: cell.weekday + 1, hour: cell.hour },
    Home: { weekday: cell.weekday, hour: 0 },
    End: { weekday: cell.weekday, hour: HOURS - 1 },
  };
  const next = steps[key];
  return next ? inWeek(next) : null;
}

/** The nearest cell that exists. */
export function inWeek({ weekday, hour }: Cell): Cell {
  return { weekday: Math.min(7, Math.max(1, weekday)), hour: Math.min(HOURS - 1, Math.max(0, hour)) };
}
