import { describe, expect, it } from 'vitest';
import { dayGrid, monthsOf } from './dayGrid';

const day = (time: string, minutes: number) => ({ time, minutes });

describe('dayGrid', () => {
  it('begins at the weekday of the first day in its zone and goes on week by week', () => {
    // Saturday 1 June 2024 in Berlin begins on Friday in UTC.
    const days = [
      day('2024-05-31T22:00:00Z', 0),
      day('2024-06-01T22:00:00Z', 1),
      day('2024-06-02T22:00:00Z', 50),
      day('2024-06-03T22:00:00Z', 100),
    ];
    expect(dayGrid(days, 'Europe/Berlin').map(({ row, column, level }) => [row, column, level])).toEqual([
      [6, 1, 0],
      [7, 1, 1],
      [1, 2, 2],
      [2, 2, 4],
    ]);
  });

  it('names months over their first day, and the first only where the next leaves room', () => {
    const days = (from: string, count: number) =>
      dayGrid(
        Array.from({ length: count }, (_, i) => day(new Date(Date.parse(from) + i * 86_400_000).toISOString(), 0)),
        'UTC',
      );
    expect(monthsOf(days('2024-05-06T00:00:00Z', 60), 'UTC')).toEqual([
      { name: 'May', column: 1 },
      { name: 'Jun', column: 4 },
      { name: 'Jul', column: 9 },
    ]);
    expect(monthsOf(days('2024-05-20T00:00:00Z', 20), 'UTC')).toEqual([{ name: 'Jun', column: 2 }]);
    expect(monthsOf(days('2024-05-20T00:00:00Z', 7), 'UTC')).toEqual([{ name: 'May', column: 1 }]);
  });

  it('has nothing without days', () => {
    expect(dayGrid([], 'UTC')).toEqual([]);
  });
});
