import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { EventRow } from '../../api/schema';
import type { Search } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { exactUtc, moment } from '../../widgets/format/times';
import { useNames } from '../../widgets/FilterBar/useNames';
import { Answer } from '../../widgets/states/Answer';
import users from '../Users/Users.module.css';
import classes from './Entities.module.css';
import { EntityLink } from './EntityLink';
import { objectOf } from './eventObject';

const HEIGHT = 140;

interface EntityEventsProps {
  /** Period and entity for the API. */
  readonly params: Params;
  /** The same as the page Events takes it. */
  readonly search: Search;
  readonly most: number;
  /** Where there are none. */
  readonly empty?: string;
}

/** The newest of what was done with an entity, by whom and with what; and the way to all of it. */
export function EntityEvents({ params, search, most, empty }: EntityEventsProps) {
  const question = ask('/api/v1/events', { ...params, sort: '-time', limit: most });
  const events = useQuery(question);
  const nameless = (events.data?.rows ?? []).flatMap((e) =>
    e.user_name == null && e.user_id != null ? [e.user_id] : [],
  );
  const names = useNames('user', [...new Set(nameless)].sort());
  return (
    <Answer query={events} queryKey={question.queryKey} height={HEIGHT}>
      {({ rows, next }) =>
        rows.length === 0 ? (
          <p className={users.none}>{empty ?? 'Nothing was done with it in this period.'}</p>
        ) : (
          <div className={users.events}>
            <ul>
              {rows.map((event) => (
                <Entry key={event.id} event={event} name={event.user_name ?? names.get(event.user_id ?? '')} />
              ))}
            </ul>
            <Link to="/events" search={search} className={users.link}>
              {next === null ? 'Show them on the page Events' : 'Show all on the page Events'}
            </Link>
          </div>
        )
      }
    </Answer>
  );
}

/** What was done opens the event; the names lead to their pages. */
function Entry({ event, name }: { readonly event: EventRow; readonly name: string | undefined }) {
  const { zone, select } = useFilters();
  const object = objectOf(event);
  return (
    <li className={classes.act}>
      <button
        type="button"
        className={users.event}
        title={exactUtc(event.time)}
        onClick={() => {
          select({ kind: 'event', id: event.id, time: event.time });
        }}
      >
        <time dateTime={event.time}>{moment(event.time, zone)}</time>
        <code>{event.scope}</code>
      </button>
      {event.user_id == null ? (
        <span className={classes.who}>{name ?? 'nobody'}</span>
      ) : (
        <EntityLink kind="user" id={event.user_id}>
          {name ?? event.user_id}
        </EntityLink>
      )}
      {object?.entity ? (
        <EntityLink kind={object.entity[0]} id={object.entity[1]}>
          {object.text}
        </EntityLink>
      ) : (
        <span>{object?.text}</span>
      )}
    </li>
  );
}
