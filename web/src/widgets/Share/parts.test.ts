import { expect, test } from 'vitest';
import { partsOf, withRest, type Slice } from './parts';

const slice = (key: string, value: number): Slice => ({ key, name: key, value, color: '#000000' });

test('parts follow each other and make up the whole', () => {
  const parts = partsOf([slice('a', 3), slice('none', 0), slice('b', 1)]);
  expect(parts.map(({ key, from, length }) => [key, from, length])).toEqual([
    ['a', 0, 75],
    ['b', 75, 25],
  ]);
});

test('nothing has no parts', () => {
  expect(partsOf([slice('a', 0)])).toEqual([]);
});

test('what the first ones leave of the whole is one part', () => {
  const slices = withRest([slice('a', 5), slice('b', 2), slice('c', 1)], 1, 20, '#888888');
  expect(slices.map(({ name, value }) => [name, value])).toEqual([
    ['a', 5],
    ['all others', 15],
  ]);
  expect(withRest([slice('a', 5)], 1, 5, '#888888')).toHaveLength(1);
});
