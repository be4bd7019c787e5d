import { describe, expect, it } from 'vitest';
import { pointsOf, selectedOf, sizeOf, steppedTo, within, type PointsAnswer } from './scatterPoints';

const HOUR = 3_600_000;
const FROM = Date.parse('2026-03-01T00:30:00Z');

function answer(rows: readonly (readonly [hour: number, thing: string, user: string, count: number])[]): PointsAnswer {
  return {
    from: '2026-03-01T00:30:00.000Z',
    to: '2026-03-01T10:00:00.000Z',
    bucket_seconds: 3600,
    points: rows.length,
    events: 0,
    rows: rows.map(([hour, name, user, count]) => ({
      time: new Date(FROM - HOUR / 2 + hour * HOUR).toISOString(),
      package: name,
      user_id: user,
      user_name: user,
      count,
    })),
  };
}

const some = answer([
  [0, 'Charts', 'u1', 3],
  [4, 'Charts', 'u1', 1],
  [3, 'Chem', 'u1', 9],
  [9, 'Geo', 'u2', 1],
]);

describe('points', () => {
  it('stand in lines, the most used on top', () => {
    expect(pointsOf(some, 'package').things).toEqual(['Chem', 'Charts', 'Geo']);
  });

  it('of one user in one bucket and line stand at the same place at every load', () => {
    const [a, b] = [pointsOf(some, 'package'), pointsOf(some, 'package')];
    expect(a.points.map(({ x, y }) => [x, y])).toEqual(b.points.map(({ x, y }) => [x, y]));
    expect(a.points.every(({ y, line }) => Math.abs(y - line) <= 0.25)).toBe(true);
  });

  it('grow by area from 10 to 30 pixels', () => {
    expect([0, 25, 100].map((count) => sizeOf(count, 100))).toEqual([10, 20, 30]);
  });

  it('select their bucket as far as it lies in the period', () => {
    const { points } = pointsOf(some, 'package');
    const first = points.find(({ thing }) => thing === 'Charts');
    const selected = first && selectedOf(first, 'package', some);
    expect([selected?.from, selected?.to]).toEqual(['2026-03-01T00:30:00.000Z', '2026-03-01T01:00:00.000Z']);
  });
});

describe('keys', () => {
  const { points } = pointsOf(some, 'package');

  it('go along a line and on to the next one', () => {
    expect(points.map(({ thing }) => thing)).toEqual(['Chem', 'Charts', 'Charts', 'Geo']);
    expect(steppedTo('ArrowRight', 0, points)).toBe(1);
    expect(steppedTo('ArrowLeft', 0, points)).toBe(0);
    expect(steppedTo('End', 0, points)).toBe(3);
  });

  it('go down and up to the point nearest in time, and stay at the edge', () => {
    expect(steppedTo('ArrowDown', 0, points)).toBe(2);
    expect(steppedTo('ArrowUp', 2, points)).toBe(0);
    expect(steppedTo('ArrowUp', 0, points)).toBe(0);
    expect(steppedTo('a', 0, points)).toBeNull();
  });
});

describe('a rectangle', () => {
  it('holds the points that are drawn in it, whichever corner it began at', () => {
    const all = pointsOf(some, 'package');
    const frame = { left: 0, right: 0, top: 0, bottom: 0, width: 950, height: 300 };
    const upper = within({ x1: 950, y1: 99, x2: 0, y2: 0 }, all, some, frame);
    expect(upper.map(({ thing }) => thing)).toEqual(['Chem']);
    expect(within({ x1: 0, y1: 0, x2: 950, y2: 300 }, all, some, frame)).toHaveLength(4);
  });
});
