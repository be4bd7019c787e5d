import type { EventRow } from '../../api/schema';
import type { ListName } from '../../app/filters/search';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { AHEAD_MS, correctionText } from '../Intake/lag';
import type { Field } from './EventField';

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
}

type Maybe = string | null | undefined;

/** The fields that an event has, in groups; what it does not have is left out. */
export function fieldsOf(event: EventRow, zone: string, projectName: Maybe): FieldGroup[] {
  const groups: { title: string; fields: (Field | null)[] }[] = [
    {
      title: 'What',
      fields: [
        field('Scope', 'scope', event.scope),
        field('Kind', 'kind', event.kind),
        field('Object', 'obj_name', event.obj_name),
        field('Object id', 'obj_id', event.obj_id),
        field('Value', 'obj_val', event.obj_val),
        event.duration == null
          ? null
          : { title: 'Duration', text: duration(event.duration), exact: exactDuration(event.duration) },
        event.count == null ? null : { title: 'Count', text: exact(event.count) },
        field('Level', 'level', event.level),
      ],
    },
    {
      title: 'Who',
      fields: [
        named('User', 'user', event.user_name, event.user_id),
        event.user_email ? { title: 'Mail address', text: event.user_email } : null,
        named('Org', 'org', event.org_slug, event.org_id),
        field('Session', 'session', event.session_id),
      ],
    },
    {
      title: 'Where',
      fields: [
        field('Package', 'package', event.package),
        field('Function', 'function', event.function),
        named('Project', 'project', projectName, event.project_id),
        field('Task', 'task', event.task_id),
        field('Job', 'job', event.job_id),
        field('Workspace', 'workspace', event.workspace_id),
        field('Agent', 'agent', event.agent),
        field('Run', 'run', event.run_id),
      ],
    },
    {
      title: 'How it came',
      fields: [
        field('Source', 'source', event.source),
        field('Client', 'client', event.client_name),
        field('Client version', 'client_version', event.client_version),
        field('System', 'os', event.os),
        field('Request', 'request', event.request_id),
        { title: 'Received', text: moment(event.received, zone), exact: exactUtc(event.received) },
        clock(event),
        { title: 'Event id', text: event.id },
      ],
    },
  ];
  return groups
    .map(({ title, fields }) => ({ title, fields: fields.filter((one) => one !== null) }))
    .filter(({ fields }) => fields.length > 0);
}

function field(title: string, name: ListName, value: Maybe): Field | null {
  return value ? { title, text: value, filter: [name, value] } : null;
}

/** What was added to the sender's time; less than a second is the way of the request. */
function clock({ correction, time }: EventRow): Field | null {
  return correction != null && Math.abs(correction) >= AHEAD_MS
    ? {
        title: 'Clock corrected',
        text: `by ${correctionText(correction)}`,
        exact: `sent as ${exactUtc(new Date(Date.parse(time) - correction).toISOString())}`,
      }
    : null;
}

/** The name, and behind it the id. An org is filtered by its short name, everything else by its id. */
function named(title: string, name: ListName, text: Maybe, id: Maybe): Field | null {
  const by = name === 'org' ? (text ?? id) : id;
  const shown = text ?? id;
  return shown ? { title, text: shown, id, filter: by ? [name, by] : undefined } : null;
}
