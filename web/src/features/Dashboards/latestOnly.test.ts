import { expect, it } from 'vitest';
import { latestOnly } from './latestOnly';

it('stops the task before when another begins, and the last when asked', () => {
  const tasks = latestOnly();
  const first = tasks.next();
  const second = tasks.next();
  expect([first.aborted, second.aborted]).toEqual([true, false]);
  tasks.stop();
  expect(second.aborted).toBe(true);
});

it('begins anew after it was stopped', () => {
  const tasks = latestOnly();
  tasks.stop();
  expect(tasks.next().aborted).toBe(false);
});
