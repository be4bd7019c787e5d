import { describe, expect, it } from 'vitest';
import { leftOf, lengthOf, shownOf, wholeLines, type Bar } from './bar';
import { steppedTo } from './Bars';

describe('bars', () => {
  it('are as long as their share of the longest, and always to be seen', () => {
    expect(lengthOf(50, 200)).toBe(25);
    expect(lengthOf(1, 1_000_000)).toBe(0.5);
    expect(lengthOf(0, 0)).toBe(0);
  });

  it('stand in a list that cuts none of them', () => {
    expect([180, 194, 260, 10].map(wholeLines)).toEqual([170, 194, 242, 26]);
  });

  it('are walked by keys from the first to the last', () => {
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'Home', 'End'].map((key) => steppedTo(key, 2, 8))).toEqual([
      3, 1, 7, 0, 7,
    ]);
    expect(steppedTo('ArrowUp', 0, 8)).toBe(0);
    expect(steppedTo('Enter', 0, 8)).toBeNull();
  });
});

describe('the number of bars', () => {
  const bars: Bar[] = [
    { id: 'Core', name: 'Core', value: 99, isRest: true },
    { id: 'Charts', name: 'Charts', value: 17 },
    { id: 'Geo', name: 'Geo', value: 5 },
  ];

  it('leaves out the bar of the rest, which is no package', () => {
    expect(shownOf(bars, 2, 'packages')).toBe('2 packages');
    expect(shownOf(bars.slice(0, 2), 1, 'packages')).toBe('1 package');
    expect(leftOf(bars, 2)).toBe(0);
  });

  it('says how many there are in all when not all are shown', () => {
    expect(shownOf(bars, 151, 'packages')).toBe('2 of 151 packages');
    expect(leftOf(bars, 151)).toBe(149);
  });
});
