import { expect, it } from 'vitest';
import type { StatsEntry, StatsRow } from '../../api/schema';
import { itemsText, rowTitles } from './rowTitles';

const metric = (patch: Partial<StatsEntry>) =>
  ({ key: 'total', unit: 'teams', all_time: null, ...patch }) as StatsEntry;
const row = (patch: Partial<StatsRow>) => ({ items: 1, created_at: '2026-03-01T00:00:00Z', ...patch }) as StatsRow;

it('rows of a mean tell of how much it is made', () => {
  expect(rowTitles(metric({ key: 'average_users', unit: 'users' }), 'team', [row({})])).toEqual({
    items: 'Members',
    time: 'Created',
  });
  expect(rowTitles(metric({ key: 'lifetime', unit: 'seconds' }), 'container', [row({})]).items).toBe('Lifetime');
  expect([itemsText(row({ items: 3725 }), 'seconds'), itemsText(row({ items: 1234 }), 'users')]).toEqual([
    '1 h 02 min',
    '1,234',
  ]);
});

it('rows of users who created something tell how much, and the latest', () => {
  expect(rowTitles(metric({ key: 'users', unit: 'users', all_time: 29 }), 'user', [row({})])).toEqual({
    items: 'How many',
    time: 'Latest',
  });
});

it('rows without a time have no column of it, and domains have that of their first user', () => {
  expect(rowTitles(metric({}), 'agent', [row({ created_at: null })]).time).toBeNull();
  expect(rowTitles(metric({}), 'domain', [row({})]).time).toBe('First user');
});
