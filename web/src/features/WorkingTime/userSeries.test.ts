import { describe, expect, it } from 'vitest';
import { colorOf } from '../../widgets/format/colors';
import type { WorkSeriesAnswer } from '../../api/schema';
import { linesOf, tableOf, timeAnswerOf, withUser } from './userSeries';

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

const GREY = '#999999';
const ROW = { user_id: '', user_name: '', count: 1, working_time_ms: 0, counts: [1, 0], working_times: [0, 0] };

/** The same with users that are made up. */
function users(count: number): WorkSeriesAnswer {
  return { ...answer, rows: Array.from({ length: count }, (_, i) => ({ ...ROW, user_id: `m${String(i)}` })) };
}

describe('users over time', () => {
  it('have a colour each, no two the same', () => {
    expect(new Set(linesOf(users(8), 'light', GREY).map((line) => line.color)).size).toBe(8);
    expect(linesOf(users(8), 'light', GREY).some((line) => line.isThin)).toBe(false);
  });

  it('stand behind as thin grey lines where they are many, but not one that is isolated', () => {
    const lines = linesOf(users(20), 'light', GREY);
    expect(new Set(lines.slice(0, 8).map((line) => line.color)).size).toBe(8);
    expect(lines.slice(8).every((line) => line.isThin && line.color === GREY)).toBe(true);
    expect(linesOf(users(20), 'light', GREY, 'm15')[15]).toMatchObject({
      isThin: false,
      color: colorOf('m15', 'light'),
    });
  });

  it('include one who is isolated and not among the most active', () => {
    const own = { ...answer, rows: [{ ...ROW, user_id: 'u9' }] };
    expect(withUser(answer, own).rows.map((row) => row.user_id)).toEqual(['u2', 'u1', 'u9']);
    expect(withUser(answer, { ...answer, rows: answer.rows.slice(1) }).rows).toHaveLength(2);
    expect(withUser(answer, { ...own, times: [] }).rows).toHaveLength(2);
  });

  it('become a line each, in the order of the answer', () => {
    expect(linesOf(answer, 'light', GREY).map((l) => [l.user, l.name, l.count])).toEqual([
      ['u2', 'Bea', 5],
      ['u1', 'Ann', 1],
    ]);
    expect(linesOf(answer, 'light', GREY)[0]?.color).not.toBe(linesOf(answer, 'dark', GREY)[0]?.color);
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
