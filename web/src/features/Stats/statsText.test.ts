import { describe, expect, it } from 'vitest';
import { percentOf, statText } from './statsText';

describe('numbers of the server', () => {
  it('are read by their unit', () => {
    expect(statText(3725, 'seconds')).toBe('1 h 02 min');
    expect(statText(12345, 'users')).toBe('12,345');
    expect(statText(null, 'users')).toBe('–');
  });

  it('are compared in percent, except with nothing', () => {
    expect(percentOf(3, 2)).toBe(50);
    expect(percentOf(3, 0)).toBeNull();
    expect(percentOf(3, null)).toBeNull();
  });
});
