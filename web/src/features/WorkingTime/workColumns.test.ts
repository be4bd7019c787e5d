import { describe, expect, it } from 'vitest';
import { standardColumns, workColumns } from './workColumns';

const NONE: ReadonlyMap<string, string> = new Map();
const NAMES = { project: new Map([['7', 'Birds']]), task: NONE, job: NONE };

describe('columns of working time', () => {
  it('have the time right behind the first on a narrow screen', () => {
    expect(standardColumns(['user', 'project'], false).slice(0, 3)).toEqual(['user', 'project', 'working_time_ms']);
    expect(standardColumns(['user', 'project'], true).slice(0, 3)).toEqual(['user', 'working_time_ms', 'project']);
  });

  it('say what a row has none of, and names where there are some', () => {
    const columns = workColumns(['user', 'org', 'project', 'task'], NAMES);
    const row = { user_id: null, user_name: null, org_id: null, org_slug: null, project_id: '7', task_id: null };
    expect(columns.slice(0, 4).map(({ value }) => value(row).text ?? value(row).none)).toEqual([
      'No user',
      'No org',
      'Birds',
      'No task',
    ]);
    expect(columns[2]?.value({ project_id: '8' }).text).toBe('8');
  });
});
