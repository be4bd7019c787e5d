import type { ListName } from '../../app/filters/search';
import type { CellValue, DataColumn } from '../../widgets/DataTable/types';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exact, number } from '../../widgets/format/numbers';
import type { Group, WorkTableRow } from './workParams';

/** The columns of the table: its groups, then what is counted. */
export function workColumns(
  groups: readonly Group[],
  projects: ReadonlyMap<string, string>,
): DataColumn<WorkTableRow>[] {
  return [
    ...groups.map((group) => groupColumn(group, projects)),
    {
      id: 'working_time_ms',
      title: 'Working time',
      width: 140,
      isNumber: true,
      sort: 'working_time_ms',
      isLargeFirst: true,
      value: (row) => timeOf(row.working_time_ms),
    },
    count('activity', 'Activity', 'events'),
    count('working_time_rows', 'Rows', 'rows of working time'),
    count('objects', 'Objects', 'objects drawn, pasted or propagated'),
    {
      id: 'objects_per_hour',
      title: 'Objects per hour',
      width: 140,
      isNumber: true,
      sort: 'objects_per_hour',
      isLargeFirst: true,
      value: (row) => ({ text: typeof row.objects_per_hour === 'number' ? exact(row.objects_per_hour) : null }),
    },
  ];
}

/** Columns that are shown at first. */
export function standardColumns(groups: readonly Group[]): string[] {
  return [...groups, 'working_time_ms', 'activity', 'objects', 'objects_per_hour'];
}

function groupColumn(group: Group, projects: ReadonlyMap<string, string>): DataColumn<WorkTableRow> {
  switch (group) {
    case 'user':
      return place(group, 'User', 'user_name', 200, (row) => named(row.user_name, row.user_id));
    case 'org':
      return place(group, 'Org', 'org_slug', 140, (row) => named(row.org_slug, row.org_id));
    case 'project':
      return place(group, 'Project', 'project_id', 160, (row) =>
        named(projects.get(String(row.project_id ?? '')) ?? row.project_id, row.project_id),
      );
    case 'task':
    case 'job':
      return place(group, group === 'task' ? 'Task' : 'Job', `${group}_id`, 110, (row) =>
        named(row[`${group}_id`], row[`${group}_id`]),
      );
    default:
      return { id: group, title: TITLES[group], width: 120, sort: group, value: (row) => ({ text: text(row[group]) }) };
  }
}

const TITLES = { day: 'Day', week: 'Week from', month: 'Month from' } as const;

function place(
  name: ListName & Group,
  title: string,
  sort: string,
  width: number,
  value: (row: WorkTableRow) => CellValue,
): DataColumn<WorkTableRow> {
  return { id: name, title, width, sort, filter: { kind: 'values', name }, value };
}

function named(name: string | number | null | undefined, id: string | number | null | undefined): CellValue {
  const own = text(id);
  return { text: text(name) ?? own, exact: own ?? undefined, filter: own ?? undefined };
}

function text(value: string | number | null | undefined): string | null {
  return value == null ? null : String(value);
}

function timeOf(value: string | number | null | undefined): CellValue {
  const ms = typeof value === 'number' ? value : 0;
  return { text: ms === 0 ? '0 s' : duration(ms), exact: exactDuration(ms) };
}

function count(id: string, title: string, unit: string): DataColumn<WorkTableRow> {
  return {
    id,
    title,
    width: 110,
    isNumber: true,
    sort: id,
    isLargeFirst: true,
    value: (row) => {
      const value = typeof row[id] === 'number' ? row[id] : 0;
      return { text: number(value), exact: `${exact(value)} ${unit}` };
    },
  };
}
