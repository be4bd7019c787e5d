import { expect, it } from 'vitest';
import { idOfOrg, orgKind } from './orgEntity';

const orgs = [
  { id: '1', name: '2' },
  { id: '2', name: 'acme' },
];

it('an org is found by its id, else by its short name', () => {
  expect([idOfOrg(orgs, '2'), idOfOrg(orgs, 'acme'), idOfOrg(orgs, 'gone')]).toEqual(['2', '2', 'gone']);
});

it('an org is a team where only that is told of, and an organization otherwise', () => {
  const told = { created_at: '2026-03-01T00:00:00Z', members: 0 };
  const full = { created_at: null, members: 3 };
  const nothing = { created_at: null, members: 0 };
  expect([
    orgKind(told, nothing),
    orgKind(full, null),
    orgKind(told, full),
    orgKind(nothing, nothing),
    orgKind(null, null),
  ]).toEqual(['team', 'team', 'organization', 'organization', 'organization']);
});
