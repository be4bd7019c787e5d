import { describe, expect, it } from 'vitest';
import { explainParams, explainQuery, groupsOf, workParams } from './workParams';

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
