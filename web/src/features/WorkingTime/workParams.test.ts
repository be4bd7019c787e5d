import { describe, expect, it } from 'vitest';
import {
  explainParams,
  explainQuery,
  groupsOf,
  isNobody,
  lineCountOf,
  lineParams,
  onlyOf,
  workParams,
} from './workParams';

describe('the working-time table', () => {
  it('is grouped by user, project, task and job unless the address says otherwise', () => {
    expect(groupsOf({})).toEqual(['user', 'project', 'task', 'job']);
    expect(groupsOf({ group_by: 'week,user,planet' })).toEqual(['user', 'week']);
    expect(groupsOf({ group_by: 'planet' })).toEqual(['user', 'project', 'task', 'job']);
  });

  it('asks with no filter that working time does not know', () => {
    expect(workParams({ period: '30d', package: ['Chem'], user: ['u1'], search: 'x' }, 'UTC')).toEqual({
      period: '30d',
      tz: 'UTC',
      org: undefined,
      user: ['u1'],
      project: undefined,
      task: undefined,
      job: undefined,
    });
  });

  it('is about the isolated user alone, while the lines of the others stay', () => {
    expect(workParams({ only: 'u1' }, 'UTC').user).toEqual(['u1']);
    expect(lineParams({ only: 'u1' }, 'UTC').user).toBeUndefined();
    expect(onlyOf({ only: 'u1', user: ['u1', 'u2'] })).toBe('u1');
    expect(onlyOf({ only: 'u1', user: ['u2'] })).toBeUndefined();
  });

  it('stands below as many lines as the address says, if that is one of the choices', () => {
    expect([lineCountOf({}), lineCountOf({ lines: '20' }), lineCountOf({ lines: '7' })]).toEqual(['8', '20', '8']);
  });

  it('leads from a row to the events behind it, unknown places too', () => {
    const query = explainQuery({ user_id: 'u 1', project_id: '7', task_id: null, job_id: null, working_time_ms: 5 });
    expect(query).toBe('user=u+1&project=7&without=task&without=job');
    expect(explainParams({ period: '30d', user: ['u1', 'u2'] }, 'UTC', query)).toMatchObject({
      period: '30d',
      user: ['u 1'],
      project: ['7'],
      without: ['task', 'job'],
    });
  });

  it('leads from any row to some explanation, also without org and of everything', () => {
    expect(explainQuery({ org_id: null, org_slug: null, working_time_ms: 0 })).toBe('without=org');
    expect(explainQuery({ org_id: null, org_slug: 'acme' })).toBe('org=acme');
    expect(explainQuery({ working_time_ms: 5 })).toBe('all');
    expect(explainParams({ period: '30d' }, 'UTC', 'all')).toMatchObject({ period: '30d', user: undefined });
    expect([isNobody(explainQuery({ user_id: null })), isNobody(explainQuery({ user_id: 'u1' }))]).toEqual([
      true,
      false,
    ]);
  });

  it('asks for the row’s own days where it has some', () => {
    const query = explainQuery({ day: '2024-06-03', from: '2024-06-02T18:30:00.000Z', to: '2024-06-03T18:30:00.000Z' });
    expect(explainParams({ period: '30d' }, 'Asia/Kolkata', query)).toMatchObject({
      period: undefined,
      from: '2024-06-02T18:30:00.000Z',
      to: '2024-06-03T18:30:00.000Z',
      tz: 'Asia/Kolkata',
    });
  });
});
