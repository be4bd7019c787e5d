import { describe, expect, it } from 'vitest';
import { statText } from './statsText';

describe('numbers of the server', () => {
  it('are read by their unit', () => {
    expect(statText(3725, 'seconds')).toBe('1 h 02 min');
    expect(statText(12345, 'users')).toBe('12,345');
    expect(statText(null, 'users')).toBe('–');
  });
});
