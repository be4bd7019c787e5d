import { describe, expect, it } from 'vitest';
import { tokens } from '../../app/theme/tokens';
import { colorAt, colorOf, distinctColors } from './colors';
import { axisUnit, bucketWidth, duration, hours } from './durations';
import { axisNumber, change, counted, exact, exactDigits, noun, number } from './numbers';
import { day, exactUtc, moment, offset, range, wallTime } from './times';

describe('numbers', () => {
  it.each([
    [0, '0', '0'],
    [9999, '9,999', '9,999'],
    [158_704, '158,704', '158.7K'],
    [2_345_678, '2.346M', '2.346M'],
  ])('%d is %s, on an axis %s', (value, shown, onAxis) => {
    expect(number(value)).toBe(shown);
    expect(axisNumber(value)).toBe(onAxis);
  });

  it('say how small they are, and keep all digits of a text', () => {
    expect([exact(0.000012), number(-0.004567), axisNumber(0.005), exact(0), exact(0.019)]).toEqual([
      '0.000012',
      '-0.00457',
      '0.005',
      '0',
      '0.02',
    ]);
    expect(['18446744073709551615', '-1234.50', '999', 'nan'].map(exactDigits)).toEqual([
      '18,446,744,073,709,551,615',
      '-1,234.50',
      '999',
      'nan',
    ]);
  });

  it('are exact where they must be', () => {
    expect(exact(1_234_567)).toBe('1,234,567');
    expect(change(-66.666)).toBe('66.7 %');
  });

  it.each([
    [0, 'events', '0 events'],
    [1, 'packages', '1 package'],
    [1, 'new events', '1 new event'],
    [1, 'queries', '1 query'],
    [1234, 'users', '1,234 users'],
  ])('agree with their noun: %s %s', (value, plural, text) => {
    expect(counted(value, plural)).toBe(text);
    expect(text.endsWith(noun(value, plural))).toBe(true);
  });
});

describe('durations', () => {
  it.each([
    [250, '250 ms'],
    [4_649, '4.6 s'],
    [59_999, '59.9 s'],
    [132_000, '2 min 12 s'],
    [7_500_000, '2 h 05 min'],
    [273_600_000, '3 d 04 h'],
    [8_639_999_999, '99 d 23 h'],
    [880_264_800_000, '10,188 d'],
  ])('%d ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it.each([
    [0, '0 s'],
    [132_000, '2 min 12 s'],
    [7_500_000, '2 h 05 min'],
    [273_600_000, '76 h 00 min'],
    [4_336_199_999, '1,204 h'],
  ])('%d ms of work are %s, never days', (ms, text) => {
    expect(hours(ms)).toBe(text);
  });

  it.each([
    [900, '15 minutes'],
    [3600, 'hour'],
    [43_200, '12 hours'],
    [86_400, 'day'],
    [604_800, 'week'],
    [2_629_746, 'month'],
  ])('a bucket of %d s is per %s', (seconds, text) => {
    expect(bucketWidth(seconds)).toBe(text);
  });
});

describe('times', () => {
  it('are those of the zone’s wall clock', () => {
    expect(wallTime('2024-03-31T00:59:59.999Z', 'Europe/Berlin')).toMatchObject({
      hour: 1,
      minute: 59,
      millisecond: 999,
    });
    expect(wallTime('2024-03-31T01:00:00Z', 'Europe/Berlin')).toMatchObject({ hour: 3, minute: 0 });
    expect(day('2024-05-29T22:30:00Z', 'Asia/Tokyo')).toBe('30 May 2024');
  });

  it('near now are named', () => {
    const now = new Date('2024-05-29T12:00:00Z');
    expect(moment('2024-05-29T09:56:41Z', 'UTC', now)).toBe('today 09:56:41');
    expect(moment('2024-05-28T23:00:00Z', 'UTC', now)).toBe('yesterday 23:00:00');
    expect(moment('2024-05-28T23:00:00Z', 'Europe/Berlin', now)).toBe('today 01:00:00');
    expect(moment('2023-09-01T01:02:03Z', 'UTC', now)).toBe('1 Sep 2023, 01:02:03');
  });

  it('as a range name the last day that is in it', () => {
    expect(range('2024-03-01T00:00:00Z', '2024-05-30T00:00:00Z', 'UTC')).toBe('1 Mar – 29 May 2024');
    expect(range('2023-12-31T00:00:00Z', '2024-01-02T00:00:00Z', 'UTC')).toBe('31 Dec 2023 – 1 Jan 2024');
    expect(range('2024-03-01T00:00:00Z', '2024-03-02T00:00:00Z', 'UTC')).toBe('1 Mar 2024');
    expect(range('2024-03-01T00:00:00Z', '2024-03-02T00:00:00Z', 'Europe/Berlin')).toBe(
      '1 Mar 2024, 01:00 – 2 Mar 2024, 01:00',
    );
    expect(range('2024-06-06T09:00:00Z', '2024-06-06T12:30:00Z', 'UTC')).toBe('6 Jun 2024, 09:00 – 12:30');
  });

  it('are exact on hover, and zones say how far they are', () => {
    expect(exactUtc('2024-05-29T19:14:07.123Z')).toBe('2024-05-29 19:14:07.123 UTC');
    expect(offset('America/St_Johns', new Date('2024-01-01T00:00:00Z'))).toBe('UTC−3:30');
    expect(offset('UTC')).toBe('UTC');
  });
});

/** WCAG 2 relative luminance. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** How far two colours are from each other in OKLab. */
function apart(a: string, b: string): number {
  const [x, y] = [lab(a), lab(b)];
  return Math.hypot(...x.map((value, i) => value - (y[i] ?? 0)));
}

function lab(color: string): number[] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

describe('colours', () => {
  it.each(['light', 'dark'] as const)('of ids that stand together are never alike: %s', (scheme) => {
    for (let first = 0; first < 50; first += 1) {
      const ids = Array.from({ length: 10 }, (_, i) => `u${String(first * 10 + i)}`);
      const colors = distinctColors(ids, scheme);
      expect(new Set(colors.values()).size).toBe(10);
      expect(distinctColors(ids.toReversed(), scheme)).toEqual(colors);
      expect(distinctColors([...ids, 'more'], scheme).size).toBe(11);
    }
  });

  it('of ids that stand together stay their own where no other has it, and avoid grey when others are grey', () => {
    expect(distinctColors(['u42'], 'light').get('u42')).toBe(colorOf('u42', 'light'));
    const ids = Array.from({ length: 9 }, (_, i) => `u${String(i)}`);
    const colors = distinctColors(ids, 'light', false);
    expect(new Set(colors.values()).size).toBe(9);
    expect([...colors.values()]).not.toContain('#6b6b6b');
  });

  it.each(['light', 'dark'] as const)('are told apart, any two of them: %s', (scheme) => {
    const all = Array.from({ length: 10 }, (_, i) => colorAt(i, scheme));
    for (const [i, color] of all.entries()) {
      for (const other of all.slice(i + 1)) {
        expect(apart(color, other), `${color} and ${other}`).toBeGreaterThanOrEqual(0.12);
      }
    }
  });

  it('of an id are always the same, and use the whole palette', () => {
    expect(colorOf('u42', 'light')).toBe(colorOf('u42', 'light'));
    const used = new Set(Array.from({ length: 500 }, (_, i) => colorOf(`u${String(i)}`, 'light')));
    expect(used.size).toBe(10);
  });

  it.each(['light', 'dark'] as const)('stand out 3:1 from the page, text 4.5:1: %s', (scheme) => {
    const { bg, panel, ink, muted, accent, better, worse } = tokens[scheme];
    for (let i = 0; i < 200; i += 1) {
      expect(contrast(colorOf(`p${String(i)}`, scheme), bg)).toBeGreaterThanOrEqual(3);
    }

    for (const text of [ink, muted, accent, better, worse]) {
      expect(contrast(text, bg)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, panel)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('the unit of lengths on an axis', () => {
  it('is the largest that the longest fills', () => {
    expect([0.5, 59, 60, 3599, 3600, 86_399, 86_400].map((seconds) => axisUnit(seconds).name)).toEqual([
      'seconds',
      'seconds',
      'minutes',
      'minutes',
      'hours',
      'hours',
      'days',
    ]);
    expect(axisUnit(7200).seconds).toBe(3600);
  });
});
