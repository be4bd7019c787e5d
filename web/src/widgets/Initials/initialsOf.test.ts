import { expect, it } from 'vitest';
import { initialsOf } from './initialsOf';

it.each([
  ['Ann Okafor', 'AO'],
  ['ann.okafor', 'AO'],
  ['ann.okafor@acme.example', 'AO'],
  ['Li Wei Lindqvist', 'LL'],
  ['élodie', 'É'],
  ['1022', '1'],
  ['', ''],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
