import { describe, expect, it } from 'vitest';
import type { WorkSeriesAnswer } from '../../api/schema';
import { linesOf, tableOf, timeAnswerOf } from './userSeries';

const answer: WorkSeriesAnswer = {
  from: '2024-06-03T00:00:00Z',
  to: '2024-06-05T00:00:00Z',
  bucket_seconds: 86_400,
  total: 9,
  times: ['2024-06-03T00:00:00Z', '2024-06-04T00:00:00Z'],
  rows: [
    { user_id: 'u2', user_name: 'Bea', count: 5, working_time_ms: 9, counts: [2, 3], working_times: [4, 5] },
    { user_id: 'u1', user_name: 'Ann', count: 1, working_time_ms: 0, counts: [0, 1], working_times: [0, 0] },
  ],
};

describe('users over time', () => {
  it('become a line each, in the order of the answer', () => {
    expect(linesOf(answer, 'light').map((l) => [l.user, l.name, l.count])).toEqual([
      ['u2', 'Bea', 5],
      ['u1', 'Ann', 1],
    ]);
    expect(linesOf(answer, 'light')[0]?.color).not.toBe(linesOf(answer, 'dark')[0]?.color);
  });

  it('become rows over time with a member a line', () => {
    expect(timeAnswerOf(answer).rows).toEqual([
      { time: '2024-06-03T00:00:00Z', line0: 2, line1: 0 },
      { time: '2024-06-04T00:00:00Z', line0: 3, line1: 1 },
    ]);
  });

  it('become a table to read', () => {
    expect(tableOf(answer, 'UTC').columns.map((c) => c.title)).toEqual(['Time', 'Bea', 'Ann']);
    expect(tableOf(answer, 'UTC').rows.map((r) => r.slice(1))).toEqual([
      [2, 0],
      [3, 1],
    ]);
  });
});
