import { expect, it } from 'vitest';
import { aboutParams, aboutSearch, readEntity } from './entityParams';

it('reads an entity whose id has colons', () => {
  expect(readEntity('package:a:b')).toEqual({ kind: 'package', id: 'a:b' });
});

it('asks for events about an entity in a period', () => {
  expect(aboutParams({ period: '7d', tz: 'UTC' }, 'project', '12')).toEqual({
    period: '7d',
    tz: 'UTC',
    entity: ['project:12'],
  });
});

it('leads to the page Events with the same', () => {
  expect(aboutSearch({ from: 'a', to: 'b', tz: 'UTC', period: undefined }, 'project', '12')).toEqual({
    from: 'a',
    to: 'b',
    tz: 'UTC',
    entity: ['project:12'],
  });
});
