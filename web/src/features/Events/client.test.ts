import { describe, expect, it } from 'vitest';
import { clientOf } from './client';

describe('clientOf', () => {
  it.each([
    ['Chrome 142', 'Chrome', '142'],
    ['Mobile Safari 19.1', 'Mobile Safari', '19.1'],
    ['Edge', 'Edge', null],
    ['Firefox Nightly', 'Firefox Nightly', null],
    ['142', '142', null],
  ])('splits %s', (name, client, version) => {
    expect(clientOf(name)).toEqual({ client, version });
  });
});
