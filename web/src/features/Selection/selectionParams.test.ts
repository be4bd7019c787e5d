import { describe, expect, it } from 'vitest';
import type { Selected } from '../../app/filters/show';
import { apart, selectionSearch } from './selectionParams';

const user: Selected = { kind: 'user', id: 'u1' };
const time: Selected = { kind: 'time', from: '2026-01-05T00:00:00Z', to: '2026-01-06T00:00:00Z' };
const later: Selected = { kind: 'time', from: '2026-01-07T00:00:00Z', to: '2026-01-08T00:00:00Z' };
const hours: Selected = { kind: 'hours', weekdays: [1, 2], hours: [9, 11] };

describe('selectionSearch', () => {
  it('keeps the page and puts the selected users in the place of its own', () => {
    expect(selectionSearch({ period: '30d', org: ['acme'], user: ['u9'] }, [user, { kind: 'user', id: 'u2' }])).toEqual(
      {
        period: '30d',
        org: ['acme'],
        user: ['u1', 'u2'],
      },
    );
  });

  it('makes a single time the period', () => {
    expect(selectionSearch({ period: '30d' }, [time, user])).toEqual({
      from: '2026-01-05T00:00:00Z',
      to: '2026-01-06T00:00:00Z',
      user: ['u1'],
    });
  });

  it('names every weekday and hour of a block', () => {
    expect(selectionSearch({}, [hours])).toEqual({ weekday: ['1', '2'], hour: ['9', '10', '11'] });
  });

  it('leaves several times out, for they are no period', () => {
    expect(selectionSearch({ period: '30d' }, [time, later])).toEqual({ period: '30d' });
  });
});

describe('apart', () => {
  it('takes several times one by one, each with the rest of the selection', () => {
    expect(apart([time, user, later])).toEqual([
      [time, user],
      [later, user],
    ]);
  });

  it('has nothing to take apart in what is one question', () => {
    expect(apart([time, user, hours])).toEqual([]);
  });
});
