import { describe, expect, it } from 'vitest';
import { inTurn } from './inTurn';

describe('what runs in turn', () => {
  it('begins where the one before it ended, however quickly it came', async () => {
    const run = inTurn();
    let place = 0;
    const step = async () => {
      const from = place;
      await new Promise((done) => setTimeout(done, 2));
      place = from + 1;
    };
    await Promise.all([run(step), run(step), run(step)]);
    expect(place).toBe(3);
  });

  it('goes on after a failure, which only its own caller hears of', async () => {
    const run = inTurn();
    const failed = run(() => Promise.reject(new Error('no')));
    const next = run(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });
});
