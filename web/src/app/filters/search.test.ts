import { describe, expect, it } from 'vitest';
import { globalPart, parseSearch, stringifySearch, toggled } from './search';

describe('an address', () => {
  it('keeps repeated names as a list, each value once', () => {
    expect(parseSearch('?user=u1&user=u2&user=u1&scope=create:project')).toEqual({
      user: ['u1', 'u2'],
      scope: ['create:project'],
    });
  });

  it('drops names that nobody knows, and names without a value', () => {
    expect(parseSearch('?utm_source=mail&org=&period=7d')).toEqual({ period: '7d' });
  });

  it('stays readable, and is the same for the same view', () => {
    const text = stringifySearch({
      show: ['time:2024-05-01T00:00:00Z..2024-05-02T00:00:00Z'],
      org: ['acme'],
      period: 'June 2024',
    });
    expect(text).toBe('?period=June+2024&org=acme&show=time:2024-05-01T00:00:00Z..2024-05-02T00:00:00Z');
  });

  it.each([
    { period: '30d', user: ['a&b=c', 'ü+ %'], compare: 'false' },
    { from: '2024-01-01T00:00:00Z', to: '2024-02-01T00:00:00Z', tz: 'Asia/Kathmandu', package: ['jellyfin/(root)'] },
    { show: ['user:u 1', 'package:C#'], search: '"quoted" \\ text', error: ['true'], weekday: ['1', '7'] },
  ])('says after reading what was written: %j', (search) => {
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });
});

describe('going to another page', () => {
  it('takes the global filters along and leaves the page’s own behind', () => {
    expect(
      globalPart({ period: '30d', org: ['acme'], scope: ['create:project'], show: ['user:u1'], sort: '-time' }),
    ).toEqual({
      period: '30d',
      org: ['acme'],
    });
  });
});

describe('toggling a value', () => {
  it('adds what is missing at the end', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(undefined, 'a')).toEqual(['a']);
  });

  it('takes out what is there; an empty list is none', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['a'], 'a')).toBeUndefined();
  });
});
