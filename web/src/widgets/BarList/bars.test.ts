import { describe, expect, it } from 'vitest';
import { lengthOf } from './bar';
import { steppedTo } from './Bars';

describe('bars', () => {
  it('are as long as their share of the longest, and always to be seen', () => {
    expect(lengthOf(50, 200)).toBe(25);
    expect(lengthOf(1, 1_000_000)).toBe(0.5);
    expect(lengthOf(0, 0)).toBe(0);
  });

  it('are walked by keys from the first to the last', () => {
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'Home', 'End'].map((key) => steppedTo(key, 2, 8))).toEqual([
      3, 1, 7, 0, 7,
    ]);
    expect(steppedTo('ArrowUp', 0, 8)).toBe(0);
    expect(steppedTo('Enter', 0, 8)).toBeNull();
  });
});
