import { expect, test } from 'vitest';
import { ownState, ownTexts } from './ownState';

const lists = new Set(['own-0'] as const);

test('what narrows a table is the same after it stood in an address', () => {
  const held = {
    sort: '-events',
    search: 'a: b',
    'own-0': ['open:menu', ''],
    'own-1-from': '5',
  };
  const texts = ownTexts(held);

  expect(texts).toEqual(['sort:-events', 'search:a: b', 'own-0:open:menu', 'own-0:', 'own-1-from:5']);
  expect(ownState(texts, lists)).toEqual(held);
});

test('what was taken off is not in the address, and what no column knows is dropped', () => {
  expect(ownTexts({ sort: undefined, search: '' })).toEqual([]);
  expect(ownState(['own-9:x', '__proto__:x', 'rubbish', 'own-0:x'], lists)).toEqual({ 'own-0': ['x'] });
});
