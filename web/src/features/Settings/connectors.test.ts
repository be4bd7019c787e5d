import { expect, test } from 'vitest';
import type { FolderAnswer } from '../../api/schema';
import { answersOf, modeWords, skippedRows } from './connectors';

const folder: FolderAnswer = {
  id: 'a1',
  path: '/srv/kodosumi',
  org: null,
  origin: 'setting',
  mode: 'watching',
  trouble: null,
  executions: 12,
  databases: 10,
  read: 9,
  skipped: 1,
  archived: 1,
  without_database: 1,
  waiting: 0,
  rows: 90,
  users: 3,
  users_trouble: null,
  last_sweep: null,
  last_read: null,
  sweep_milliseconds: 3.2,
  executions_per_second: null,
  reasons: [{ reason: 'empty', message: 'The database has 0 bytes.', advice: 'Delete it.', count: 1 }],
  skipped_executions: [
    { user: 'u', execution: 'f', reason: 'empty', message: 'm', advice: 'a', size: 0, changed: null, rows_read: 0 },
  ],
  is_slow: false,
  slowest: [],
};

test('a folder that is well is answered yes, and what cannot be read is named', () => {
  const answers = Object.fromEntries(answersOf(folder).map((a) => [a.question, a]));
  expect(answers['Is the folder seen?']).toMatchObject({
    answer: 'Yes. Watching: the system tells of changes.',
    isWell: true,
  });
  expect(answers['Can all of them be read?']).toMatchObject({ answer: '1: The database has 0 bytes.', isWell: false });
  expect(answers['Is it slow?']).toMatchObject({ answer: 'No. A look at everything takes 4 ms.', isWell: true });
});

test('what keeps a folder from being watched stands in its answer', () => {
  const answers = answersOf({ ...folder, mode: 'missing', trouble: 'There is no folder.' });
  expect(answers[0]).toMatchObject({ answer: 'There is no folder.', isWell: false });
});

test('one execution that takes long is named with its size', () => {
  const slow = answersOf({
    ...folder,
    is_slow: true,
    slowest: [{ user: 'u', execution: 'f', milliseconds: 2345.6, size: 2048 }],
  });
  expect(slow.find((a) => a.question === 'Is it slow?')?.answer).toBe('u/f with 2 KiB took 2,346 ms to read.');
});

test('a folder that is being read says how many are left', () => {
  expect(modeWords({ ...folder, mode: 'reading', waiting: 1200 })).toBe('Reading, 1,200 to go');
});

test('skipped executions carry their folder', () => {
  expect(skippedRows([folder])).toEqual([{ ...folder.skipped_executions[0], folder: '/srv/kodosumi' }]);
});
