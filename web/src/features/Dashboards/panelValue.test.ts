import { describe, expect, it } from 'vitest';
import { figureWords, wordsOf } from './panelValue';

const zone = 'Asia/Tokyo';

describe('a value in words', () => {
  it.each([
    ['DateTime64(3)', '2020-01-05T20:00:00.000Z', '6 Jan 2020, 05:00:00'],
    ["Nullable(DateTime('UTC'))", null, ''],
    ['Date', '2020-01-05', '5 Jan 2020'],
    ['LowCardinality(Nullable(Date32))', '2020-01-05', '5 Jan 2020'],
    ['UInt64', '18446744073709551615', '18,446,744,073,709,551,615'],
    ['Float64', 0.000012, '0.000012'],
    ['Float64', 'nan', 'nan'],
    ['Decimal(38, 2)', 1234.5, '1,234.5'],
    ['Array(UInt8)', [1, 2], '[1,2]'],
    ['String', '1234', '1234'],
  ])('is of %s %j: %s', (type, value, words) => {
    expect(wordsOf({ name: 'x', type }, value, zone)).toBe(words);
  });

  it('is digit by digit for what names something', () => {
    expect(wordsOf({ name: 'job_id', type: 'UInt64' }, 12345, zone)).toBe('12345');
  });

  it('is short as a figure', () => {
    expect(figureWords({ name: 'x', type: 'UInt64' }, 2_345_678, zone)).toBe('2.346M');
    expect(figureWords({ name: 'x', type: 'DateTime' }, '2020-01-05T20:00:00Z', zone)).toBe('6 Jan 2020, 05:00:00');
  });
});
