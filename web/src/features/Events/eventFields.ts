import type { EventRow } from '../../api/schema';
import type { ListName } from '../../app/filters/search';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { AHEAD_MS, correctionText } from '../Intake/lag';
import { objectOf } from '../Entities/eventObject';
import type { Field } from './EventField';

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
}

type Maybe = string | null | undefined;

/** Names of what an event has the ids of, where they are known. */
export type FieldNames = Readonly<Record<'user' | 'project' | 'task' | 'job', Maybe>>;

/** The fields that an event has, in groups; what it does not have is left out. */
export function fieldsOf(event: EventRow, zone: string, names: FieldNames): FieldGroup[] {
  const object = objectOf(event)?.entity ?? undefined;
  const groups: { title: string; fields: (Field | null)[] }[] = [
    {
      title: 'What',
      fields: [
        field('Scope', 'scope', event.scope),
        field('Kind', 'kind', event.kind),
        field('Object', 'obj_name', event.obj_name),
        leading(field('Object id', 'obj_id', event.obj_id), object),
        leading(field('Value', 'obj_val', event.obj_val), object),
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
        named('User', 'user', names.user, event.user_id),
        event.user_email ? { title: 'Mail address', text: event.user_email } : null,
        named('Org', 'org', event.org_slug, event.org_id),
        field('Session', 'session', event.session_id),
      ],
    },
    {
      title: 'Where',
      fields: [
        page('Package', 'package', event.package),
        page('Function', 'function', event.function),
        named('Project', 'project', names.project, event.project_id),
        named('Task', 'task', names.task, event.task_id),
        named('Job', 'job', names.job, event.job_id),
        page('Workspace', 'workspace', event.workspace_id),
        page('Agent', 'agent', event.agent),
        page('Run', 'run', event.run_id),
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

/** A field of the object, which leads to its page when the event has its id. */
function leading(own: Field | null, entity: Field['entity']): Field | null {
  return own && entity ? { ...own, entity } : own;
}

/** A field whose value has a page. */
function page(title: string, name: ListName, value: Maybe): Field | null {
  const own = field(title, name, value);
  return own && value ? { ...own, entity: [name, value] } : own;
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
  const entity = id ? ([name, id] as const) : undefined;
  return shown ? { title, text: shown, id, entity, filter: by ? [name, by] : undefined } : null;
}
