import { describe, expect, it } from 'vitest';
import type { EventRow } from '../../api/schema';
import { fieldsOf } from './eventFields';

const EVENT: EventRow = {
  id: 'e1',
  time: '2026-01-05T09:00:00.000Z',
  received: '2026-01-05T09:00:01.000Z',
  scope: 'create:task',
  kind: 'audit',
  source: 'server',
} as EventRow;

const NAMES = { user: null, project: null, task: null, job: 'Job 7' };

describe('fieldsOf', () => {
  const clockOf = (correction: number | null) =>
    fieldsOf({ ...EVENT, correction }, 'UTC', NAMES)
      .flatMap((group) => group.fields)
      .find((field) => field.title === 'Clock corrected');

  it('says what was added to a clock that was wrong, and what it had sent', () => {
    expect(clockOf(3 * 3_600_000)).toMatchObject({
      text: 'by +3 h 00 min',
      exact: expect.stringContaining('06:00:00') as string,
    });
    expect(clockOf(-5_000)?.text).toBe('by −5.0 s');
  });

  it('names what is known by its id, and leads from the object to its page', () => {
    const event = { ...EVENT, obj_name: 'task', obj_id: '5', obj_val: 'Gulls', job_id: '7' };
    const fields = fieldsOf(event, 'UTC', NAMES).flatMap((group) => group.fields);
    expect(fields.find(({ title }) => title === 'Job')).toMatchObject({ text: 'Job 7', entity: ['job', '7'] });
    expect(fields.find(({ title }) => title === 'Value')).toMatchObject({ text: 'Gulls', entity: ['task', '5'] });
  });

  it('says nothing of clocks that were taken as they are, or only as late as the request', () => {
    expect(clockOf(null)).toBeUndefined();
    expect(clockOf(240)).toBeUndefined();
  });
});
