import { describe, expect, it } from 'vitest';
import { idsOf, ofKind, readShow, showText, type Selected } from './show';
import { nextShow } from './useFilters';

const EACH: readonly (readonly [text: string, selected: Selected])[] = [
  ['user:u42', { kind: 'user', id: 'u42' }],
  ['package:jellyfin/a:b', { kind: 'package', id: 'jellyfin/a:b' }],
  [
    'time:2024-05-01T00:00:00Z..2024-05-02T00:00:00Z',
    { kind: 'time', from: '2024-05-01T00:00:00Z', to: '2024-05-02T00:00:00Z' },
  ],
  ['hours:1-5@9-17', { kind: 'hours', weekdays: [1, 5], hours: [9, 17] }],
  ['event:0192f0c1@2024-05-01T09:00:00.123Z', { kind: 'event', id: '0192f0c1', time: '2024-05-01T09:00:00.123Z' }],
];

describe('a selection in the address', () => {
  it.each(EACH)('%s', (text, selected) => {
    expect(showText(selected)).toBe(text);
    expect(readShow([text])).toEqual([selected]);
  });

  it.each([
    '',
    'user:',
    'nobody:1',
    'time:yesterday..today',
    'time:2024-05-02T00:00:00Z..2024-05-01T00:00:00Z',
    'hours:0-5@9-17',
    'hours:5-1@9-17',
    'hours:1-5@9-24',
    'hours:1-5',
    'event:x',
    'event:x@soon',
  ])('that cannot be read is left out: %j', (text) => {
    expect(readShow([text, 'user:u1'])).toEqual([{ kind: 'user', id: 'u1' }]);
  });

  it('is told apart by kind', () => {
    const all = EACH.map(([, selected]) => selected);
    expect(idsOf(all, 'package')).toEqual(['jellyfin/a:b']);
    expect(ofKind(all, 'hours')).toEqual([{ kind: 'hours', weekdays: [1, 5], hours: [9, 17] }]);
  });
});

describe('selecting', () => {
  const ann: Selected = { kind: 'user', id: 'ann' };

  it('replaces what was selected, unless it is added', () => {
    expect(nextShow(['user:bob'], ann, false)).toEqual(['user:ann']);
    expect(nextShow(['user:bob'], ann, true)).toEqual(['user:bob', 'user:ann']);
  });

  it('takes out what is selected already', () => {
    expect(nextShow(['user:ann'], ann, false)).toBeUndefined();
    expect(nextShow(['user:bob', 'user:ann'], ann, true)).toEqual(['user:bob']);
    expect(nextShow(['user:ann'], ann, true)).toBeUndefined();
  });

  it('narrows several to the one that is clicked', () => {
    expect(nextShow(['user:bob', 'user:ann'], ann, false)).toEqual(['user:ann']);
  });

  it('never leaves an event beside something else', () => {
    expect(nextShow(['event:1@2024-05-01T00:00:00Z'], ann, true)).toEqual(['user:ann']);
  });

  it('never leaves a rejected record beside something else', () => {
    expect(nextShow(['rejection:1'], ann, true)).toEqual(['user:ann']);
    expect(readShow(['rejection:1', 'rejection:'])).toEqual([{ kind: 'rejection', id: '1' }]);
  });

  it('of nothing clears', () => {
    expect(nextShow(['user:bob'], null, false)).toBeUndefined();
  });
});
