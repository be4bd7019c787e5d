import { describe, expect, it } from 'vitest';
import { ariaSort, nextSort, readSort } from './sorting';

describe('nextSort', () => {
  it('goes from a text column ascending over descending back to the standard', () => {
    const scope = { sort: 'scope' };
    expect(nextSort('-time', scope, '-time')).toBe('scope');
    expect(nextSort('scope', scope, '-time')).toBe('-scope');
    expect(nextSort('-scope', scope, '-time')).toBe('-time');
  });

  it('puts large values on top first where that is what one looks for', () => {
    expect(nextSort('-time', { sort: 'duration', isLargeFirst: true }, '-time')).toBe('-duration');
    expect(nextSort('-duration', { sort: 'duration', isLargeFirst: true }, '-time')).toBe('duration');
  });

  it('only turns the standard column around', () => {
    const time = { sort: 'time', isLargeFirst: true };
    expect(nextSort('-time', time, '-time')).toBe('time');
    expect(nextSort('time', time, '-time')).toBe('-time');
  });
});

describe('ariaSort', () => {
  it('tells the order of the sorted column alone', () => {
    expect(ariaSort('-time', 'time')).toBe('descending');
    expect(ariaSort('time', 'time')).toBe('ascending');
    expect(ariaSort('-time', 'scope')).toBe('none');
    expect(ariaSort('-time', undefined)).toBeUndefined();
  });
});

describe('readSort', () => {
  it('reads the minus as descending', () => {
    expect(readSort('-obj_id')).toEqual({ name: 'obj_id', isDescending: true });
  });
});
