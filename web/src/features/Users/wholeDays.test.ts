import { expect, it } from 'vitest';
import { wholeDays } from './wholeDays';

const from = '2026-03-01T00:00:00.000Z';
const rows = [{ time: from }, { time: '2026-03-02T00:00:00.000Z' }];

it('reach to the end of the last day, whatever the time is', () => {
  expect(wholeDays({ from, to: '2026-03-02T11:20:00.000Z', rows }, 'UTC')).toEqual({
    from,
    to: '2026-03-03T00:00:00.000Z',
    tz: 'UTC',
  });
});

it('never end before what was answered, on a day of 25 hours', () => {
  expect(wholeDays({ from, to: '2026-03-03T01:00:00.000Z', rows }, 'UTC')['to']).toBe('2026-03-03T01:00:00.000Z');
});
