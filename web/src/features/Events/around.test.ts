import { describe, expect, it } from 'vitest';
import type { EventRow } from '../../api/schema';
import { aroundOf } from './around';

const event: EventRow = {
  id: '0192f0c1-7c2b-7e0a-9b1a-5f0f0c1d2e3f',
  time: '2026-01-05T09:00:00.123Z',
  received: '2026-01-05T09:00:01.000Z',
  scope: 'create:project',
  kind: 'audit',
  source: 'server',
  user_id: 'u42',
};

describe('aroundOf', () => {
  it('offers only what the event has', () => {
    expect(aroundOf(event, 'UTC').map(({ title }) => title)).toEqual([
      'Same user, 15 minutes around',
      'Everything, a minute around',
    ]);
  });

  it('reaches as far as it says, and the event itself is inside', () => {
    const [user] = aroundOf(event, 'UTC');
    expect(user?.search).toEqual({
      from: '2026-01-05T08:45:00.123Z',
      to: '2026-01-05T09:15:00.124Z',
      tz: 'UTC',
      user: ['u42'],
    });
  });
});
