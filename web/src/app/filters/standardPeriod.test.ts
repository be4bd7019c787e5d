import { describe, expect, it } from 'vitest';
import { dashboardOf, standardPeriod } from './standardPeriod';

describe('dashboardOf', () => {
  it.each([
    ['/dashboards/management', 'management'],
    ['/dashboards', null],
    ['/dashboards/', null],
    ['/runs/dashboards', null],
  ])('finds in %s: %s', (path, key) => {
    expect(dashboardOf(path)).toBe(key);
  });
});

describe('standardPeriod', () => {
  it('is that of the dashboard where its file names one', () => {
    expect(standardPeriod('/dashboards/management', '30d')).toBe('30d');
  });

  it.each([null, undefined, ''])('is that of the page where a file names none: %s', (own) => {
    expect([standardPeriod('/dashboards/management', own), standardPeriod('/runs', own)]).toEqual(['7d', '24h']);
  });
});
