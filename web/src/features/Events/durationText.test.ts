import { describe, expect, it } from 'vitest';
import { durationInput, parseDuration } from './durationText';

describe('parseDuration', () => {
  it.each([
    ['250', 250],
    ['250 ms', 250],
    ['1.5s', 1500],
    ['2 min', 120_000],
    ['2 h 05 min', 7_500_000],
    ['1d', 86_400_000],
    ['0', 0],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', 'abc', '-5', '5 weeks', '1 s x', 's', '1,5 s', '1.5'])('does not guess at %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('durationInput', () => {
  it.each([0, 1, 999, 1000, 1234, 90_000, 120_000, 86_400_000, 90_061_001])('is read again as %d ms', (ms) => {
    expect(parseDuration(durationInput(ms))).toBe(ms);
  });

  it('takes the largest unit that fits', () => {
    expect(durationInput(120_000)).toBe('2 min');
    expect(durationInput(1500)).toBe('1500 ms');
  });
});
