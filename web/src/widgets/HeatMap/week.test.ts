import { describe, expect, it } from 'vitest';
import { PLOT } from './heatOption';
import { cellAt } from './useCells';
import { between, countAt, hoursTitle, moved, weekOf } from './week';

describe('the week', () => {
  it('fills hours without events with zero', () => {
    const week = weekOf([
      { weekday: 1, hour: 0, count: 3 },
      { weekday: 7, hour: 23, count: 5 },
    ]);
    expect(week.map((day) => day.length)).toEqual(new Array(7).fill(24));
    expect(week.flat().reduce((a, b) => a + b)).toBe(8);
    expect(countAt(week, { weekday: 7, hour: 23 })).toBe(5);
    expect(countAt(week, { weekday: 1, hour: 1 })).toBe(0);
  });

  it('is marked between two cells, whichever came first', () => {
    const marked = between({ weekday: 5, hour: 9 }, { weekday: 2, hour: 17 });
    expect(marked).toEqual({ kind: 'hours', weekdays: [2, 5], hours: [9, 17] });
    expect(hoursTitle(marked)).toBe('Tuesday to Friday, 09:00 – 18:00');
    expect(hoursTitle(between({ weekday: 7, hour: 23 }, { weekday: 7, hour: 23 }))).toBe('Sunday, 23:00 – 24:00');
  });

  it('is walked by arrows and has an end', () => {
    expect(moved({ weekday: 1, hour: 0 }, 'ArrowUp')).toEqual({ weekday: 1, hour: 0 });
    expect(moved({ weekday: 1, hour: 0 }, 'ArrowDown')).toEqual({ weekday: 2, hour: 0 });
    expect(moved({ weekday: 7, hour: 23 }, 'ArrowRight')).toEqual({ weekday: 7, hour: 23 });
    expect(moved({ weekday: 3, hour: 5 }, 'x')).toBeNull();
  });

  it('is found under the pointer', () => {
    const size = { width: PLOT.left + PLOT.right + 240, height: PLOT.top + PLOT.bottom + 140 };
    expect(cellAt(PLOT.left + 1, PLOT.top + 1, size)).toEqual({ weekday: 1, hour: 0 });
    expect(cellAt(PLOT.left + 95, PLOT.top + 45, size)).toEqual({ weekday: 3, hour: 9 });
    expect(cellAt(-50, 9999, size)).toEqual({ weekday: 7, hour: 0 });
  });
});
