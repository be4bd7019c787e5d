import { describe, expect, it } from 'vitest';
import { curlFor } from './curlFor';
import { heightsFor } from './heights';
import { comparedParams, limitedBy } from './params';
import { rowsBehind } from './rowsBehind';
import { weekUpTo } from './weekUpTo';

describe('linked rankings', () => {
  const page = { period: '7d', package: ['A', 'B'], user: undefined };

  it('are those of the page while nothing is selected', () => {
    expect(limitedBy(page, 'package', [])).toEqual(page);
  });

  it('are limited by what is selected in the other, in the place of the page’s filter', () => {
    expect(limitedBy(page, 'package', ['B'])).toEqual({ ...page, package: ['B'] });
    expect(limitedBy(page, 'user', ['u1', 'u2'])).toEqual({ ...page, user: ['u1', 'u2'] });
  });

  it('ask for the period before only when it is to be shown', () => {
    expect(comparedParams(page, true)).toEqual({ ...page, compare: 'true' });
    expect(comparedParams(page, false)).not.toHaveProperty('compare');
  });
});

describe('figures', () => {
  it('lead to the events that they count, within the same filters', () => {
    const page = { period: '30d', org: ['acme'] };
    expect(rowsBehind('overview.errors', page).search).toEqual({ ...page, error: ['true'] });
    expect(rowsBehind('overview.active_users', page).search).toEqual({ ...page, active: ['true'] });
    expect(rowsBehind('overview.events', page).search).toEqual(page);
  });
});

describe('an empty page', () => {
  it('offers the week that holds the newest event', () => {
    const { from, to } = weekUpTo('2024-05-29T19:14:07.999Z');
    expect({ from, to }).toEqual({ from: '2024-05-22T19:14:08.000Z', to: '2024-05-29T19:14:08.000Z' });
  });

  it('shows a command with this server’s address and an event of now', () => {
    const curl = curlFor('https://usage.example', new Date('2024-05-29T19:14:07Z'));
    expect(curl).toContain('curl https://usage.example/api/v1/events');
    const body: unknown = JSON.parse(/-d '(.*)'/.exec(curl)?.[1] ?? '');
    expect(body).toMatchObject({ scope: 'create:project', timestamp: '2024-05-29T19:14:07.000Z' });
  });
});

describe('heights', () => {
  it('fill the window at 1440 x 900 and keep readable in a low one', () => {
    const { time, row } = heightsFor(900);
    expect(time + row).toBe(640);
    expect(heightsFor(400)).toEqual({ time: 190, row: 270 });
    expect(heightsFor(4000)).toEqual({ time: 420, row: 720 });
  });
});
