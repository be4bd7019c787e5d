import { expect, it } from 'vitest';
import { batches, namesOf } from './nameBatches';

const ids = (count: number) => Array.from({ length: count }, (_, i) => `u${String(i)}`);

it('ids are asked for once, and those asked for before stay in their requests when more come', () => {
  expect(batches(['u1', 'u2', 'u1'])).toEqual([['u1', 'u2']]);
  expect(batches(ids(250)).map(({ length }) => length)).toEqual([100, 100, 50]);
  expect(batches(ids(250))[0]).toEqual(batches(ids(100))[0]);
  expect(batches([])).toEqual([]);
});

it('names of all answers are found by their ids', () => {
  expect([...namesOf([[{ id: '1', name: 'Ann' }], [{ id: '2', name: 'Bob' }]])]).toEqual([
    ['1', 'Ann'],
    ['2', 'Bob'],
  ]);
});
