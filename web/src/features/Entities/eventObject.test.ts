import { expect, it } from 'vitest';
import { objectOf } from './eventObject';

const none = { obj_name: null, obj_id: null, obj_val: null, function: null, package: null };

it('the object of an event leads to its page by the kind that it or its scope names', () => {
  expect(objectOf({ ...none, scope: 'open:page', obj_name: 'project', obj_id: '12', obj_val: 'Birds' })).toEqual({
    text: 'Birds',
    entity: ['project', '12'],
  });
  expect(objectOf({ ...none, scope: 'update:project', obj_id: '12' })).toEqual({
    text: '12',
    entity: ['project', '12'],
  });
});

it('what has no page, or no id, is only named', () => {
  expect(objectOf({ ...none, scope: 'create:commit', obj_id: 'c1', obj_val: 'Fix' })).toEqual({
    text: 'Fix',
    entity: null,
  });
  expect(objectOf({ ...none, scope: 'create:project', obj_val: 'Birds' })).toEqual({ text: 'Birds', entity: null });
});

it('an event without an object is about its function, else its package', () => {
  expect(objectOf({ ...none, scope: 'call:function', function: 'Chem:x', package: 'Chem' })?.entity).toEqual([
    'function',
    'Chem:x',
  ]);
  expect(objectOf({ ...none, scope: 'open:view', package: 'Chem' })?.entity).toEqual(['package', 'Chem']);
  expect(objectOf({ ...none, scope: 'open:view' })).toBeNull();
});
