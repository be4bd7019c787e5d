import { expect, it } from 'vitest';
import { daysBetween, figureText, heatDays, levelOf, monthsOf, MOST_DAYS } from './labelingText';

it('writes figures in their unit', () => {
  expect([
    figureText(null, '%'),
    figureText(66.7, '%'),
    figureText(90_000, 'ms'),
    figureText(21_234.5, 'ms'),
    figureText(0, 'ms'),
    figureText(1234, 'objects'),
  ]).toEqual(['–', '66.7 %', '1 min 30 s', '21.2 s', '0 s', '1,234']);
});

it('has a column for every day, over the end of a month', () => {
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
});

it('has five shades', () => {
  expect([0, 1, 25, 26, 99, 100].map((value) => levelOf(value, 100))).toEqual([0, 1, 1, 2, 4, 4]);
});

it('has the days of the whole period in the zone of the viewer, also those without an action', () => {
  expect(heatDays('2026-02-27T23:30:00.000Z', '2026-03-02T00:00:00.000Z', 'UTC')).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ]);
  expect(heatDays('2026-02-27T23:30:00.000Z', '2026-03-01T23:00:00.000Z', 'Europe/Berlin')).toEqual([
    '2026-02-28',
    '2026-03-01',
  ]);
});

it('has the last days of a very long period', () => {
  const days = heatDays('2020-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'UTC');
  expect([days.length, days.at(-1)]).toEqual([MOST_DAYS, '2025-12-31']);
});

it('puts days under their months', () => {
  expect(monthsOf(['2025-12-31', '2026-01-01', '2026-01-02'])).toEqual([
    { title: 'Dec 2025', days: 1 },
    { title: 'Jan 2026', days: 2 },
  ]);
});
