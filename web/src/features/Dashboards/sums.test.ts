import { describe, expect, it } from 'vitest';
import { sums } from './sums';

describe('sums', () => {
  it('are one point a place, and null only where nothing else was', () => {
    const points = [
      ['a', 1],
      ['b', null],
      ['a', 2],
      ['a', null],
      ['b', null],
    ] as const;
    expect(sums(points)).toEqual([
      ['a', 3],
      ['b', null],
    ]);
  });
});
