import { describe, expect, it } from 'vitest';
import { aboveOf, activityParams, bucketOf, categoryName } from './activityParams';

describe('activityParams', () => {
  it('takes period, org, user and category, and no package', () => {
    const search = { org: ['acme'], category: ['ide'], package: ['Chem'] };
    expect(activityParams(search, { period: '14d', tz: 'UTC' })).toEqual({
      period: '14d',
      tz: 'UTC',
      org: ['acme'],
      user: undefined,
      category: ['ide'],
    });
  });
});

describe('bucketOf', () => {
  it('knows days, weeks and months, and takes days for anything else', () => {
    expect([bucketOf({}), bucketOf({ bucket: 'week' }), bucketOf({ bucket: 'minute' })]).toEqual([
      'day',
      'week',
      'day',
    ]);
  });
});

describe('aboveOf', () => {
  it('takes whole hours of a week', () => {
    expect(['0', '168', '169', '1.5', 'x', undefined].map((above) => aboveOf(above ? { above } : {}))).toEqual([
      0, 168, 10, 10, 10, 10,
    ]);
  });
});

describe('categoryName', () => {
  it('shows a category that is not in the list as it is', () => {
    expect([categoryName('web_terminal'), categoryName('jupyter')]).toEqual(['Web terminal', 'jupyter']);
  });
});
