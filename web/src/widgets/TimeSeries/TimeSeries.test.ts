import { describe, expect, it } from 'vitest';
import { tokens } from '../../app/theme/tokens';
import { bucketsOf, spanOf, valueOf } from './buckets';
import { linesOf, timeRows, type TimeChart } from './timeOption';
import { indexAt, movedBy } from './useMarking';

/** As the route of activity answers. */
const ANSWER = {
  from: '2024-05-01T06:00:00Z',
  to: '2024-05-03T18:00:00Z',
  bucket_seconds: 86_400,
  rows: [
    { time: '2024-05-01T00:00:00Z', client: 1, server: 4 },
    { time: '2024-05-02T00:00:00Z', client: 2, server: 5 },
    { time: '2024-05-03T00:00:00Z', client: 3, server: 6 },
  ],
  previous: [
    { time: '2024-04-28T00:00:00Z', client: 10, server: 1 },
    { time: '2024-04-29T00:00:00Z', client: 20, server: 2 },
  ],
};

const CHART: TimeChart = {
  answer: ANSWER,
  series: [
    { key: 'client', name: 'browsers', color: '#111111' },
    { key: 'server', name: 'servers', color: '#222222' },
  ],
  kind: 'bars',
  unit: 'events',
  zone: 'UTC',
  tokens: tokens.light,
  showsMean: false,
};

describe('many series', () => {
  it('are told by those that have the most in a bucket, and the sum of the others', () => {
    const keys = Array.from({ length: 12 }, (_, i) => `s${String(i)}`);
    const row = { time: '2024-05-01T00:00:00Z', ...Object.fromEntries(keys.map((key, i) => [key, i])) };
    const series = keys.map((key) => ({ key, name: key, color: '#111111' }));
    const lines = linesOf({ ...CHART, answer: { ...ANSWER, rows: [row], previous: null }, series }, 0);
    expect(lines.map(({ name, value }) => `${name} ${value}`)).toEqual([
      ...[11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((n) => `s${String(n)} ${String(n)}`),
      '2 more 1',
      'total 66',
    ]);
  });
});

describe('stacked bars', () => {
  it('tell their total, dots beside them left out; lines have none', () => {
    const withDots: TimeChart = {
      ...CHART,
      series: [...CHART.series, { key: 'client', name: 'dots', color: '#333333', form: 'dots' }],
    };
    expect(linesOf(withDots, 2).map(({ name, value }) => `${name} ${value}`)).toContain('total 9');
    expect(linesOf({ ...CHART, kind: 'line' }, 2).map(({ name }) => name)).toEqual(['browsers', 'servers']);
  });
});

describe('buckets', () => {
  it('cover together what lies between them, within the period', () => {
    expect(spanOf(ANSWER, 1, 1)).toEqual({ from: '2024-05-02T00:00:00Z', to: '2024-05-03T00:00:00Z' });
    expect(spanOf(ANSWER, 2, 0)).toEqual({ from: ANSWER.from, to: ANSWER.to });
    expect(spanOf(ANSWER, 3, 3)).toBeNull();
  });

  it('are found again by the time that they cover', () => {
    for (const [first, last] of [
      [0, 0],
      [0, 1],
      [1, 2],
      [2, 2],
    ] as const) {
      const span = spanOf(ANSWER, first, last);
      expect(span && bucketsOf(ANSWER, span)).toEqual([first, last]);
    }

    expect(bucketsOf(ANSWER, { from: '2023-01-01T00:00:00Z', to: '2023-02-01T00:00:00Z' })).toBeNull();
  });

  it('give numbers only', () => {
    expect(valueOf(ANSWER.rows[0], 'client')).toBe(1);
    expect(valueOf(ANSWER.rows[0], 'time')).toBeNull();
    expect(valueOf(undefined, 'client')).toBeNull();
  });
});

describe('series', () => {
  it('stand beside the sum of the period before, which may be shorter', () => {
    expect(timeRows(CHART)).toEqual([
      { time: '2024-05-01T00:00:00Z', client: 1, server: 4, before: 11 },
      { time: '2024-05-02T00:00:00Z', client: 2, server: 5, before: 22 },
      { time: '2024-05-03T00:00:00Z', client: 3, server: 6, before: null },
    ]);
  });

  it('are all told at a moment', () => {
    expect(linesOf(CHART, 1).map(({ name, value }) => `${name} ${value}`)).toEqual([
      'browsers 2',
      'servers 5',
      'total 7',
      'the period before 22',
    ]);
    expect(linesOf(CHART, 2)).toHaveLength(3);
    expect(linesOf({ ...CHART, answer: { ...ANSWER, previous: null } }, 1)).toHaveLength(3);
  });
});

describe('marking', () => {
  const plot = { left: 40, right: 60, width: 400 };

  it('finds the bucket under the pointer, the outermost beside the plot', () => {
    expect([0, 40, 69.9, 70, 339, 400].map((x) => indexAt(x, plot, 10))).toEqual([0, 0, 0, 1, 9, 9]);
  });

  it('moves by keys within the chart', () => {
    expect(movedBy('ArrowRight', null, 5)).toBe(0);
    expect(movedBy('ArrowLeft', null, 5)).toBe(4);
    expect(movedBy('ArrowRight', 4, 5)).toBe(4);
    expect(movedBy('ArrowLeft', 0, 5)).toBe(0);
    expect(movedBy('End', 1, 5)).toBe(4);
    expect(movedBy('Enter', 1, 5)).toBeNull();
  });
});
