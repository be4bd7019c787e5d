import type { ListName } from '../../app/filters/search';
import type { CellValue, DataColumn } from '../../widgets/DataTable/types';
import { exactDuration, hours } from '../../widgets/format/durations';
import { exact, number } from '../../widgets/format/numbers';
import type { PlaceNames } from './usePlaceNames';
import type { Group, WorkTableRow } from './workParams';

/** The columns of the table: its groups, then what is counted. */
export function workColumns(groups: readonly Group[], names: PlaceNames): DataColumn<WorkTableRow>[] {
  return [
    ...groups.map((group) => groupColumn(group, names)),
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

/** Columns that are shown at first; on a narrow screen the time comes before whatever does not fit beside it. */
export function standardColumns(groups: readonly Group[], isNarrow: boolean): string[] {
  const time = 'working_time_ms';
  const counts = ['activity', 'objects', 'objects_per_hour'];
  return isNarrow ? [...groups.slice(0, 1), time, ...groups.slice(1), ...counts] : [...groups, time, ...counts];
}

function groupColumn(group: Group, names: PlaceNames): DataColumn<WorkTableRow> {
  switch (group) {
    case 'user':
      return place(group, 'User', 'user_name', 200, (row) => named('No user', row.user_name, row.user_id));
    case 'org':
      return place(group, 'Org', 'org_slug', 140, (row) => named('No org', row.org_slug, row.org_id));
    case 'project':
    case 'task':
    case 'job':
      return place(group, TITLES[group], `${group}_id`, group === 'project' ? 160 : 110, (row) => {
        const id = row[`${group}_id`];
        return named(`No ${group}`, names[group].get(String(id ?? '')), id);
      });
    default:
      return { id: group, title: TITLES[group], width: 120, sort: group, value: (row) => ({ text: text(row[group]) }) };
  }
}

const TITLES = {
  project: 'Project',
  task: 'Task',
  job: 'Job',
  day: 'Day',
  week: 'Week from',
  month: 'Month from',
} as const;

function place(
  name: ListName & Group,
  title: string,
  sort: string,
  width: number,
  value: (row: WorkTableRow) => CellValue,
): DataColumn<WorkTableRow> {
  return { id: name, title, width, sort, filter: { kind: 'values', name }, value };
}

function named(none: string, name: Cell, id: Cell): CellValue {
  const own = text(id);
  return { text: text(name) ?? own, none, exact: own ?? undefined, filter: own ?? undefined };
}

type Cell = string | number | null | undefined;

function text(value: Cell): string | null {
  return value == null ? null : String(value);
}

function timeOf(value: Cell): CellValue {
  const ms = typeof value === 'number' ? value : 0;
  return { text: hours(ms), exact: exactDuration(ms) };
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
