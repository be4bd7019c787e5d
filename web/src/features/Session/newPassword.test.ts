import { describe, expect, it } from 'vitest';
import { mistakesOf } from './newPassword';

describe('a new password', () => {
  it('needs the current one, except for the first', () => {
    const entry = { current: '', password: 'long enough', again: 'long enough' };
    expect(Object.keys(mistakesOf(entry, false))).toEqual(['current']);
    expect(mistakesOf(entry, true)).toEqual({});
  });

  it('is typed twice the same', () => {
    expect(Object.keys(mistakesOf({ current: 'x', password: 'one', again: 'two' }, false))).toEqual(['again']);
    expect(Object.keys(mistakesOf({ current: 'x', password: '', again: '' }, false))).toEqual(['password']);
  });
});
