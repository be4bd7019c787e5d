import { describe, expect, it } from 'vitest';
import { zoneTicks } from './zoneTicks';

function ticks(from: string, to: string, zone: string, most: number) {
  return zoneTicks(Date.parse(from), Date.parse(to), zone, most).map(
    ({ at, text }) => `${new Date(at).toISOString().slice(5, 16)} ${text}`,
  );
}

describe('labels of a time axis', () => {
  it('stand at round hours of the zone', () => {
    expect(ticks('2026-01-05T00:00Z', '2026-01-05T12:00Z', 'Asia/Kolkata', 5)).toEqual([
      '01-05T00:30 06:00',
      '01-05T03:30 09:00',
      '01-05T06:30 12:00',
      '01-05T09:30 15:00',
    ]);
  });

  it('name the day at its midnight, before and after the clock was changed', () => {
    expect(ticks('2026-03-28T12:00Z', '2026-03-30T12:00Z', 'Europe/Berlin', 5)).toEqual([
      '03-28T23:00 29 Mar',
      '03-29T10:00 12:00',
      '03-29T22:00 30 Mar',
      '03-30T10:00 12:00',
    ]);
  });

  it('are Mondays, months and years for what is longer', () => {
    expect(ticks('2026-01-01T00:00Z', '2026-02-01T00:00Z', 'UTC', 5).map((tick) => tick.slice(12))).toEqual([
      '5 Jan',
      '12 Jan',
      '19 Jan',
      '26 Jan',
    ]);
    expect(ticks('2025-11-15T00:00Z', '2026-03-15T00:00Z', 'America/New_York', 6)).toEqual([
      '12-01T05:00 Dec',
      '01-01T05:00 2026',
      '02-01T05:00 Feb',
      '03-01T05:00 Mar',
    ]);
    expect(ticks('2010-05-01T00:00Z', '2026-05-01T00:00Z', 'UTC', 4).map((tick) => tick.slice(12))).toEqual([
      '2015',
      '2020',
      '2025',
    ]);
  });

  it('say seconds where minutes are too long', () => {
    expect(ticks('2026-01-05T09:00:00Z', '2026-01-05T09:00:12Z', 'UTC', 5).map((tick) => tick.slice(12))).toEqual([
      '09:00:00',
      '09:00:05',
      '09:00:10',
    ]);
  });

  it('are one where there is one time', () => {
    expect(ticks('2026-01-05T09:00Z', '2026-01-05T09:00Z', 'UTC', 5)).toHaveLength(1);
  });
});
