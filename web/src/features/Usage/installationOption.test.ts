import { describe, expect, it } from 'vitest';
import { packagesOf } from './installationOption';

function row(name: string, ms: number) {
  return { time: '2026-03-02T09:00:00.000Z', package: name, version: '1', ms, user_id: '', user_name: '', total: 0 };
}

describe('packages of installations', () => {
  it('stand once each, the one with the slowest installation first', () => {
    expect(packagesOf([row('Chem', 20), row('Bio', 300), row('Chem', 900), row('Art', 300)])).toEqual([
      'Chem',
      'Art',
      'Bio',
    ]);
  });
});
