import { describe, expect, it } from 'vitest';
import type { StatsEntry } from '../../api/schema';
import { trendInterval, trendOf } from './trend';

const at = (days: number) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString();

describe('the interval of a trend', () => {
  it('is an hour in a day or two, and the narrowest that the server answers beyond', () => {
    expect([1 / 24, 1, 2, 3, 30, 398, 399, 2700, 2800, 20_000].map((days) => trendInterval(at(0), at(days)))).toEqual([
      'hour',
      'hour',
      'hour',
      'day',
      'day',
      'day',
      'week',
      'week',
      'month',
      'year',
    ]);
  });
});

const metric = (patch: Partial<StatsEntry>) =>
  ({
    scope: 'period',
    unit: 'users',
    trend: [
      { time: at(0), value: 3, previous: 1 },
      { time: at(1), value: null, previous: 7 },
    ],
    ...patch,
  }) as StatsEntry;

describe('the trend of a number', () => {
  it('has its values and those of the period before', () => {
    const trend = trendOf(metric({}), at(0), at(2), 'day');
    expect(trend?.answer.rows).toEqual([
      { time: at(0), value: 3 },
      { time: at(1), value: null },
    ]);
    expect(trend?.answer.previous?.map((row) => Object.values(row)[1])).toEqual([1, 7]);
    expect([trend?.unit, trend?.seconds]).toEqual(['users', null]);
  });

  it('has no predecessor where nothing is compared', () => {
    expect(
      trendOf(metric({ trend: [{ time: at(0), value: 3, previous: null }] }), at(0), at(1), 'day')?.answer.previous,
    ).toBeNull();
  });

  it('of lengths is in the largest unit that the longest fills', () => {
    const trend = trendOf(
      metric({ unit: 'seconds', trend: [{ time: at(0), value: 43_200, previous: 172_800 }] }),
      at(0),
      at(1),
      'day',
    );
    expect(trend?.answer.rows).toEqual([{ time: at(0), value: 0.5 }]);
    expect([trend?.unit, trend?.seconds]).toEqual(['days', 86_400]);
  });

  it('is none of what is now, and of nothing at all', () => {
    expect(trendOf(metric({ scope: 'now' }), at(0), at(2), 'day')).toBeNull();
    expect(trendOf(metric({ trend: [{ time: at(0), value: 0, previous: null }] }), at(0), at(1), 'day')).toBeNull();
    expect(trendOf(metric({ trend: null }), at(0), at(1), 'day')).toBeNull();
  });
});
