import { describe, expect, it } from 'vitest';
import { address, queryText } from './address';

describe('an address of the API', () => {
  it('repeats lists, leaves out what is not set, and keeps zeros', () => {
    expect(queryText({ org: ['a', 'b'], user: undefined, search: '', limit: 0, shift: null })).toBe(
      '?org=a&org=b&limit=0',
    );
    expect(queryText({})).toBe('');
  });

  it('encodes what would change its meaning and nothing that reads well', () => {
    expect(queryText({ scope: 'create:project', package: 'a&b=c#d', tz: 'Europe/Berlin' })).toBe(
      '?scope=create:project&package=a%26b%3Dc%23d&tz=Europe/Berlin',
    );
    expect(queryText({ from: '2024-01-01T00:00:00+02:00' })).toBe('?from=2024-01-01T00:00:00%2B02:00');
  });

  it('puts members of the path where they belong, and not again behind it', () => {
    expect(address('/api/v1/events/{id}', { id: 'a/b', tz: 'UTC' })).toBe('/api/v1/events/a%2Fb?tz=UTC');
  });
});
