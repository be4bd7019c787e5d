import { describe, expect, it } from 'vitest';
import {
  eventParams,
  globalParams,
  isNarrowed,
  narrowsRejections,
  periodParams,
  rejectionParams,
  withoutNarrowing,
} from './params';

describe('parameters of a question', () => {
  it('name the standard period where the address names none', () => {
    expect(periodParams({}, 'UTC')).toEqual({ period: '7d', tz: 'UTC' });
  });

  it('let from and to win over a period', () => {
    const params = periodParams({ period: '30d', from: '2024-01-01T00:00:00Z' }, 'Europe/Berlin');
    expect(params).toEqual({ from: '2024-01-01T00:00:00Z', to: undefined, tz: 'Europe/Berlin' });
  });

  it('leave a page’s own filters out of the global ones', () => {
    const search = { org: ['acme'], scope: ['create:project'], search: 'bird' };
    expect(globalParams(search, 'UTC')).not.toHaveProperty('scope');
    expect(eventParams(search, 'UTC')).toMatchObject({ org: ['acme'], scope: ['create:project'], search: 'bird' });
  });
});

describe('narrowing', () => {
  it.each([{ org: ['a'] }, { search: 'x' }, { duration_from: '0' }, { error: ['true'] }])('is %j', (search) => {
    expect(isNarrowed(search)).toBe(true);
    expect(isNarrowed(withoutNarrowing(search))).toBe(false);
  });

  it('is not the choice of time', () => {
    const search = { period: '30d', tz: 'UTC', compare: 'false' };
    expect(isNarrowed(search)).toBe(false);
    expect(withoutNarrowing(search)).toMatchObject(search);
  });
});

describe('the choice of rejected records', () => {
  it('knows its own filters, and no filter on events', () => {
    const search = { reason: ['invalid_json'], token: ['a'], scope: ['create:project'], search: 'x', period: '30d' };
    expect(rejectionParams(search, 'UTC')).toEqual({
      period: '30d',
      tz: 'UTC',
      reason: ['invalid_json'],
      token: ['a'],
      protocol: undefined,
      search: 'x',
    });
    expect(eventParams(search, 'UTC')).not.toHaveProperty('reason');
    expect(narrowsRejections({ token: ['a'] })).toBe(true);
    expect(narrowsRejections({ scope: ['create:project'], period: '30d' })).toBe(false);
  });
});
