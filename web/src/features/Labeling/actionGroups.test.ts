import { expect, it } from 'vitest';
import { actionGroups, actionName } from './actionGroups';

it('actions are counted by what the address names, else by type', () => {
  expect([actionGroups('user,action'), actionGroups('user,planet'), actionGroups(undefined)]).toEqual([
    'user,action',
    'action',
    'action',
  ]);
});

it('actions are named as people say them', () => {
  expect(actionName('image_review_status_updated')).toBe('image review status updated');
});
