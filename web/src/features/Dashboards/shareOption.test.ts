import { describe, expect, it } from 'vitest';
import { slicesOf } from './shareOption';

describe('slices of a pie', () => {
  it('are the places of one series, the largest first, equal ones put together and empty ones left out', () => {
    const points = [
      ['Linux', 2],
      ['Windows', 5],
      ['Linux', 4],
      ['none', 0],
    ] as const;
    expect(slicesOf([{ name: 'Events', points }])).toEqual([
      ['Linux', 6],
      ['Windows', 5],
    ]);
  });

  it('are the sums of several series', () => {
    const a = { name: 'a', points: [['1', 1] as const, ['2', 1] as const] };
    const b = { name: 'b', points: [['1', 5] as const] };
    expect(slicesOf([a, b])).toEqual([
      ['b', 5],
      ['a', 2],
    ]);
  });
});
