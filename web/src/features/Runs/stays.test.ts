import { expect, test } from 'vitest';
import type { RunState } from '../../api/schema';
import { staysOf } from './stays';

const state = (time: string, status: string): RunState => ({
  time: `2026-01-01T00:00:${time}Z`,
  status,
  attempt: 1,
  user_id: '',
  agent: '',
  message: '',
});

test('a state lasts until the next one, the last until the end', () => {
  const stays = staysOf(
    [state('00', 'starting'), state('02', 'running'), state('10', 'finished')],
    '2026-01-01T00:00:10Z',
  );
  expect(stays.map(({ ms }) => ms)).toEqual([2000, 8000, 0]);
});

test('a state that is told after the end lasts no time', () => {
  expect(staysOf([state('30', 'deleted')], '2026-01-01T00:00:10Z')[0]?.ms).toBe(0);
});
