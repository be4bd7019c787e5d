import { expect, it } from 'vitest';
import { readStat, statIdText } from './statId';

it('a number, or a part of it whatever it is called, is found again by its text', () => {
  for (const id of [
    { category: 'users', metric: 'signups', part: undefined },
    { category: 'tasks', metric: 'failed_by_type', part: 'pipeline:v1.2' },
    { category: 'tasks', metric: 'failed_by_type', part: '' },
  ]) {
    expect(readStat(statIdText(id))).toEqual(id);
  }

  expect(statIdText({ category: 'tasks', metric: 'failed_by_type', part: 'pipeline' })).toBe(
    'tasks.failed_by_type:pipeline',
  );
});
