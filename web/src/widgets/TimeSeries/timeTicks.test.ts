import { describe, expect, it } from 'vitest';
import { timeTicks } from './timeTicks';

const HOUR = 3_600_000;

function every(begin: string, ms: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => new Date(Date.parse(begin) + i * ms).toISOString());
}

function texts(times: readonly string[], zone: string, width: number): string[] {
  const ticks = timeTicks(times, zone, width);
  return [...ticks.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, tick]) => (tick.isStrong ? `*${tick.text}` : tick.text));
}

describe('labels of time', () => {
  it('of days over three months are months and Mondays', () => {
    const days = every('2024-03-01T00:00:00Z', 24 * HOUR, 90);
    // 29 April would touch May.
    const expected = ['*Mar', '4', '11', '18', '25', '*Apr', '8', '15', '22', '*May', '6', '13', '20', '27'];
    expect(texts(days, 'UTC', 900)).toEqual(expected);
  });

  it('of days within a month say the month themselves', () => {
    const days = every('2024-05-06T00:00:00Z', 24 * HOUR, 7);
    expect(texts(days, 'UTC', 900)).toEqual(['6 May', '7 May', '8 May', '9 May', '10 May', '11 May', '12 May']);
  });

  it('of days that have no room for the month have it on Mondays', () => {
    const days = every('2026-11-17T00:00:00Z', 24 * HOUR, 7);
    expect(texts(days, 'UTC', 300)).toEqual(['17', '18', '19', '20', '21', '22', '23 Nov']);
    expect(texts(every('2026-11-17T00:00:00Z', HOUR, 168), 'UTC', 300)).toEqual([
      ...['17', '18', '19', '20', '21', '22', '*23 Nov'],
    ]);
  });

  it('of centuries are round years', () => {
    const centuries = every('1970-01-01T00:00:00Z', 365.25 * 24 * HOUR, 230);
    expect(texts(centuries, 'UTC', 900)).toEqual([
      '*1980',
      '*2000',
      '*2020',
      '*2040',
      '*2060',
      '*2080',
      '*2100',
      '*2120',
      '*2140',
      '*2160',
      '*2180',
    ]);
  });

  it('of hours are clock times between strong dates', () => {
    const hours = every('2024-05-06T00:00:00Z', 4 * HOUR, 12);
    expect(texts(hours, 'UTC', 400)).toEqual(['*6 May', '12:00', '*7 May', '12:00']);
  });

  it('follow the zone: its midnight begins the day', () => {
    const hours = every('2024-05-06T20:00:00Z', HOUR, 8);
    const ticks = timeTicks(hours, 'Europe/Berlin', 400);
    expect([...ticks.entries()].find(([, tick]) => tick.isStrong)).toEqual([
      2,
      { text: '7 May', isStrong: true, isMonth: false },
    ]);
  });

  it('at the left edge stand only where something begins', () => {
    expect(timeTicks(every('2024-05-07T00:00:00Z', 24 * HOUR, 90), 'UTC', 900).has(0)).toBe(false);
    expect(timeTicks(every('2024-05-06T00:00:00Z', HOUR, 8), 'UTC', 400).get(0)?.text).toBe('6 May');
  });

  it('of weeks over many years are years', () => {
    const weeks = every('2013-01-07T00:00:00Z', 7 * 24 * HOUR, 600);
    expect(texts(weeks, 'UTC', 1000).slice(0, 3)).toEqual(['*2014', '*2015', '*2016']);
  });

  it.each([200, 390, 700, 1100, 2400])('never stand closer than they are wide, at %d px', (width) => {
    for (const [ms, count] of [
      [HOUR, 48],
      [12 * HOUR, 60],
      [24 * HOUR, 90],
      [7 * 24 * HOUR, 130],
    ] as const) {
      const at = [...timeTicks(every('2024-02-10T00:00:00Z', ms, count), 'America/New_York', width).keys()].sort(
        (a, b) => a - b,
      );
      const gaps = at.slice(1).map((index, i) => ((index - (at[i] ?? 0)) * width) / count);
      expect(Math.min(...gaps, Infinity)).toBeGreaterThanOrEqual(24);
    }
  });
});
