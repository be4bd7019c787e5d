import type { EventRow } from '../../api/schema';
import type { ListName } from '../../app/filters/search';
import type { CellValue, DataColumn } from '../../widgets/DataTable/types';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { durationInput, parseDuration } from './durationText';

/** Columns that are shown at first. */
export const STANDARD_COLUMNS = [
  'time',
  'user',
  'org',
  'scope',
  'package',
  'project',
  'obj_name',
  'obj_id',
  'duration',
  'client',
] as const;

export const STANDARD_SORT = '-time';

/** Names by ids, of what events carry only the ids of, or of users where they carry no name. */
export type EventNames = Readonly<Record<'user' | 'project' | 'task' | 'job', ReadonlyMap<string, string>>>;

/** The columns of the table of events. */
export function eventColumns(zone: string, names: EventNames): DataColumn<EventRow>[] {
  return [
    time('time', 'Time', (e) => e.time, zone),
    plain('user', 'User', 120, (e) => named(e.user_name ?? names.user.get(e.user_id ?? ''), e.user_id)),
    plain('org', 'Org', 92, (e) => ({
      text: e.org_slug ?? null,
      exact: e.org_id ?? undefined,
      filter: e.org_slug ?? undefined,
    })),
    plain('scope', 'Scope', 140, (e) => text(e.scope)),
    plain('package', 'Package', 140, (e) => text(e.package)),
    plain('function', 'Function', 170, (e) => text(e.function)),
    plain('project', 'Project', 105, (e) => named(names.project.get(e.project_id ?? ''), e.project_id)),
    plain('task', 'Task', 80, (e) => named(names.task.get(e.task_id ?? ''), e.task_id)),
    plain('job', 'Job', 80, (e) => named(names.job.get(e.job_id ?? ''), e.job_id)),
    plain('obj_name', 'Object', 98, (e) => text(e.obj_name)),
    plain('obj_id', 'Object id', 112, (e) => text(e.obj_id)),
    plain('obj_val', 'Value', 130, (e) => text(e.obj_val)),
    durations,
    counts,
    plain('level', 'Level', 90, (e) => text(e.level)),
    plain('source', 'Source', 85, (e) => text(e.source)),
    plain('kind', 'Kind', 110, (e) => text(e.kind)),
    plain('client', 'Client', 95, (e) => text(e.client_name)),
    unsorted('client_version', 'Client version', 120, (e) => text(e.client_version)),
    plain('os', 'System', 110, (e) => text(e.os)),
    unsorted('session', 'Session', 130, (e) => text(e.session_id)),
    unsorted('run', 'Run', 130, (e) => text(e.run_id)),
    unsorted('request', 'Request', 130, (e) => text(e.request_id)),
    plain('agent', 'Agent', 110, (e) => text(e.agent)),
    unsorted('workspace', 'Workspace', 110, (e) => text(e.workspace_id)),
    time('received', 'Received', (e) => e.received, zone),
    { id: 'email', title: 'Mail address', width: 190, value: (e) => ({ text: e.user_email ?? null }) },
    { id: 'payload', title: 'Payload', width: 260, value: (e) => ({ text: e.payload ?? null, isJson: true }) },
    { id: 'id', title: 'Event id', width: 250, value: (e) => ({ text: e.id }) },
  ];
}

type Read = (event: EventRow) => CellValue;

function text(value: string | null | undefined): CellValue {
  return { text: value ?? null, filter: value ?? undefined };
}

/** A name with its id on hover; filters go by the id. */
function named(name: string | null | undefined, id: string | null | undefined): CellValue {
  return { text: name ?? id ?? null, exact: id ?? undefined, filter: id ?? undefined };
}

function plain(id: ListName, title: string, width: number, value: Read): DataColumn<EventRow> {
  return { ...unsorted(id, title, width, value), sort: id };
}

/** Ids without an order that means something: the route does not sort by them. */
function unsorted(id: ListName, title: string, width: number, value: Read): DataColumn<EventRow> {
  return { id, title, width, filter: { kind: 'values', name: id }, value };
}

function time(id: string, title: string, of: (e: EventRow) => string, zone: string): DataColumn<EventRow> {
  return {
    id,
    title,
    width: 176,
    sort: id,
    isLargeFirst: true,
    value: (e) => ({ text: moment(of(e), zone), exact: exactUtc(of(e)) }),
  };
}

const durations: DataColumn<EventRow> = {
  id: 'duration',
  title: 'Duration',
  width: 118,
  isNumber: true,
  sort: 'duration',
  isLargeFirst: true,
  filter: {
    kind: 'range',
    from: 'duration_from',
    to: 'duration_to',
    hint: 'For example 250 ms, 1.5 s, 2 min, 1 h 30 min',
    parse: parseDuration,
    show: durationInput,
  },
  value: (e) =>
    e.duration == null ? { text: null } : { text: duration(e.duration), exact: exactDuration(e.duration) },
};

const counts: DataColumn<EventRow> = {
  id: 'count',
  title: 'Count',
  width: 80,
  isNumber: true,
  sort: 'count',
  isLargeFirst: true,
  value: (e) => ({ text: e.count == null ? null : exact(e.count) }),
};
