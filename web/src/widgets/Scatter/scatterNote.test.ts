import { describe, expect, it } from 'vitest';
import { noteOf } from './scatterNote';
import { MOST_LINES, type PointsAnswer } from './scatterPoints';

function answer(things: number, points: number): PointsAnswer {
  return {
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
    bucket_seconds: 3600,
    points,
    events: 1234,
    rows: Array.from({ length: things }, (_, i) => ({
      time: '2026-03-01T00:00:00.000Z',
      package: `P${String(i)}`,
      user_id: 'u1',
      user_name: 'Ann',
      count: 1,
    })),
  };
}

describe('note of a scatter plot', () => {
  it('tells whose events the points are, and how many lines there are', () => {
    expect(noteOf(answer(2, 2), 'package')).toBe(
      'size: events per hour, colour: user; 1,234 events of users in 2 packages',
    );
    expect(noteOf(answer(1, 1), 'package')).toContain('1 package');
  });

  it('tells what is left out', () => {
    const note = noteOf(answer(MOST_LINES + 1, 50_000), 'package');

    expect(note).toContain('; the 201 largest of 50,000 points in the 200 most used of 201 packages');
  });
});
