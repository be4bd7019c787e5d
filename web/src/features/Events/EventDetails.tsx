import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import type { EventRow } from '../../api/schema';
import { eventParams } from '../../app/filters/params';
import type { Selected } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { PanelHead, PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { counted, exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { useNames } from '../../widgets/FilterBar/useNames';
import { JsonTree } from '../../widgets/JsonTree/JsonTree';
import { Answer } from '../../widgets/states/Answer';
import { aroundOf, type Around } from './around';
import { EventField } from './EventField';
import { fieldsOf, type FieldNames } from './eventFields';

const HEIGHT = 360;

/** One event, whole. Its time leads to it: the server keeps events by day. */
export function EventDetails({ selected }: { readonly selected: Extract<Selected, { kind: 'event' }> }) {
  const { id, time } = selected;
  const question = ask('/api/v1/events/{id}', { id, from: time, to: new Date(Date.parse(time) + 1).toISOString() });
  const event = useQuery({ ...question, placeholderData: undefined, staleTime: Infinity });
  return (
    <Answer query={event} queryKey={question.queryKey} height={HEIGHT}>
      {(row) => <Details event={row} />}
    </Answer>
  );
}

function Details({ event }: { readonly event: EventRow }) {
  const { zone, search } = useFilters();
  const names = useEventNames(event);
  return (
    <>
      <PanelHead
        title={event.scope}
        note={
          <span
            title={exactUtc(event.time)}
          >{`${moment(event.time, zone)} · ${names.user ?? event.user_id ?? 'no user'}`}</span>
        }
      />
      {fieldsOf(event, zone, names).map(({ title, fields }) => (
        <PanelSection key={title} title={title}>
          <dl style={{ margin: 0 }}>
            {fields.map((field) => (
              <EventField key={field.title} field={field} />
            ))}
          </dl>
        </PanelSection>
      ))}
      {event.payload && (
        <PanelSection title="Payload">
          <JsonTree text={event.payload} label="Payload" />
        </PanelSection>
      )}
      <PanelSection title="Around it">
        <PanelList>
          {aroundOf(event, search.tz).map((around) => (
            <AroundLink key={around.title} around={around} show={search.show} />
          ))}
        </PanelList>
      </PanelSection>
    </>
  );
}

function useEventNames(event: EventRow): FieldNames {
  const [user, project, task, job] = [
    event.user_name ? null : event.user_id,
    event.project_id,
    event.task_id,
    event.job_id,
  ];
  const users = useNames('user', listOf(user));
  const projects = useNames('project', listOf(project));
  const tasks = useNames('task', listOf(task));
  const jobs = useNames('job', listOf(job));
  return {
    user: event.user_name ?? users.get(user ?? ''),
    project: projects.get(project ?? ''),
    task: tasks.get(task ?? ''),
    job: jobs.get(job ?? ''),
  };
}

function listOf(id: string | null | undefined): string[] {
  return id ? [id] : [];
}

/** The event stays selected where the link leads. */
function AroundLink({ around, show }: { readonly around: Around; readonly show: string[] | undefined }) {
  const { zone } = useFilters();
  const count = useQuery(ask('/api/v1/events/count', eventParams(around.search, zone)));
  return (
    <PanelRow
      name={
        <Link to="/events" search={{ ...around.search, show }}>
          {around.title}
        </Link>
      }
      value={count.data ? exact(count.data.matching) : ''}
      exact={count.data && counted(count.data.matching, 'events')}
    />
  );
}
