import { describe, expect, it } from 'vitest';
import type { WorkSeriesAnswer } from '../../api/schema';
import { workTable, workTimes } from './userWork';

const answer: WorkSeriesAnswer = {
  from: '2026-03-01T00:00:00Z',
  to: '2026-03-03T00:00:00Z',
  bucket_seconds: 86_400,
  total: 1,
  times: ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'],
  rows: [
    { user_id: 'u1', user_name: 'Ann', count: 3, working_time_ms: 91_000, counts: [3, 0], working_times: [91_000, 0] },
  ],
};

describe('working time of a user', () => {
  it('is told in minutes, days without any among them', () => {
    expect(workTimes(answer).rows).toEqual([
      { time: '2026-03-01T00:00:00Z', minutes: 1.5 },
      { time: '2026-03-02T00:00:00Z', minutes: 0 },
    ]);
    expect(workTable(answer, 'UTC').rows.map(([, minutes]) => minutes)).toEqual([1.5, 0]);
  });

  it('is nothing for a user without events', () => {
    expect(workTimes({ ...answer, rows: [] }).rows.map((row) => (row as { minutes?: number }).minutes)).toEqual([0, 0]);
  });
});
