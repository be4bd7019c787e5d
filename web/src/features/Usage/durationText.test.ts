import { describe, expect, it } from 'vitest';
import { durationGroup, risenBy } from './durationText';

describe('durations', () => {
  it('rise and fall in percent of the period before, where there is one', () => {
    expect(risenBy({ p95: 150, before_p95: 100 })).toBe(50);
    expect(risenBy({ p95: 50, before_p95: 100 })).toBe(-50);
    expect(risenBy({ p95: 50, before_p95: 0 })).toBeNull();
    expect(risenBy({ p95: 50, before_p95: null })).toBeNull();
  });

  it('are those of functions when an address says nothing known', () => {
    expect([durationGroup('scope'), durationGroup('user'), durationGroup(undefined)]).toEqual([
      'scope',
      'function',
      'function',
    ]);
  });
});
