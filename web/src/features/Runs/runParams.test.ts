import { expect, test } from 'vitest';
import { bucketOf, narrowsRuns, runParams, runSearch, tabOf, withoutRunFilters } from './runParams';

test('a tab or width that nobody knows is the standard', () => {
  expect([tabOf({ tab: 'errors' }), tabOf({ tab: 'other' }), tabOf({})]).toEqual(['errors', 'runs', 'runs']);
  expect([bucketOf({ bucket: '5min' }), bucketOf({ bucket: 'year' })]).toEqual(['5min', 'auto']);
});

test('filters that runs do not know are not asked for: the server would refuse them', () => {
  const params = runParams({ status: ['error'], package: ['Chem'], scope: ['start:run'] }, { period: '24h' });
  expect(params).toMatchObject({ period: '24h', status: ['error'] });
  expect(params).not.toHaveProperty('package');
  expect(params).not.toHaveProperty('scope');
});

test('filters go along from tab to tab, the order of the table does not', () => {
  expect(runSearch({ period: '7d', status: ['error'], search: 'x', sort: 'name', show: ['run:1'] })).toMatchObject({
    period: '7d',
    status: ['error'],
    search: 'x',
  });
  expect(runSearch({ sort: 'name' })).not.toHaveProperty('sort');
});

test('clearing leaves the time', () => {
  const search = { period: '7d', name: ['Scout'], search: 'x' };
  expect(narrowsRuns(search)).toBe(true);
  const cleared = withoutRunFilters(search);
  expect(cleared.period).toBe('7d');
  expect(narrowsRuns(cleared)).toBe(false);
});
