import { describe, expect, it } from 'vitest';
import { safeReturn } from './signedOut';

describe('where signing in leads', () => {
  it.each(['/events?period=7d&scope=create:project', '/overview', '/docs#op'])('back to %s', (address) => {
    expect(safeReturn(address)).toBe(address);
  });

  it.each([
    undefined,
    '',
    'events',
    '//evil.example/overview',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-in?return=/events',
  ])('to the Overview and not to %j', (address) => {
    expect(safeReturn(address)).toBe('/overview');
  });
});
