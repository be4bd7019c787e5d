import { describe, expect, it } from 'vitest';
import { causeOf, narrowsProblems, problemParams, problemSearch, tabOf, withoutProblemFilters } from './problemParams';

describe('the address of the problems', () => {
  it('names a tab and a kind of actions, the first ones where it names none that is known', () => {
    expect([tabOf({}), tabOf({ tab: 'causes' }), tabOf({ tab: 'runs' })]).toEqual(['problems', 'causes', 'problems']);
    expect([causeOf({}), causeOf({ by: 'click' }), causeOf({ by: 'x' })]).toEqual(['scope', 'click', 'scope']);
  });

  it('goes to the API with the filters that problems know, and with no others', () => {
    const params = problemParams({ state: ['open'], status: ['error'], search: 'disk' }, { period: '7d' });

    expect(params).toMatchObject({ period: '7d', state: ['open'], search: 'disk' });
    expect(params).not.toHaveProperty('status');
  });

  it('is handed on without what belongs to one view', () => {
    expect(problemSearch({ period: '7d', type: ['App'], sort: '-events', show: ['problem:1'] })).toMatchObject({
      period: '7d',
      type: ['App'],
    });
    expect(problemSearch({ sort: '-events' })).not.toHaveProperty('sort');
  });

  it('narrows by any filter, and no more once they are cleared', () => {
    const search = { version: ['1.2'], period: '7d' };

    expect(narrowsProblems(search)).toBe(true);
    expect(narrowsProblems({ ...search, ...withoutProblemFilters() })).toBe(false);
  });
});
