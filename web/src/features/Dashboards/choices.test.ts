import { describe, expect, it } from 'vitest';
import { choiceParams, choose, chosenOf } from './choices';

describe('choices', () => {
  it('are read by variable, colons in values included', () => {
    expect(chosenOf(['scope:load:cvat', 'user:1'], 'scope')).toEqual(['load:cvat']);
  });

  it('take the place of those of the same variable', () => {
    expect(choose(['user:1', 'job:2'], 'user', ['3'])).toEqual(['job:2', 'user:3']);
    expect(choose(['user:1'], 'user', [])).toBeUndefined();
  });

  it('go to the API under the names of variables that there are', () => {
    expect(choiceParams(['user:1', 'user:2', 'gone:x'], ['user', 'job'])).toEqual({ 'var-user': ['1', '2'] });
  });
});
