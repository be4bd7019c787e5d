import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import type { UserSessionRow } from '../../api/schema';
import type { Search } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { exactUtc, moment } from '../../widgets/format/times';
import { Answer } from '../../widgets/states/Answer';
import classes from './Users.module.css';

const FIRST = 50;
const HEIGHT = 60;

interface SessionEventsProps {
  readonly session: UserSessionRow;
  readonly user: string;
}

/** The first events of a session, and the way to all of them. */
export function SessionEvents({ session, user }: SessionEventsProps) {
  const { zone, select } = useFilters();
  const search = searchOf(session, user);
  const question = ask('/api/v1/events', { ...search, tz: zone, sort: 'time', limit: FIRST });
  const events = useQuery(question);
  return (
    <Answer query={events} queryKey={question.queryKey} height={HEIGHT}>
      {(answer) => (
        <div className={classes.events}>
          <ul>
            {answer.rows.map((event) => (
              <li key={event.id}>
                <button
                  type="button"
                  className={classes.event}
                  title={exactUtc(event.time)}
                  onClick={() => {
                    select({ kind: 'event', id: event.id, time: event.time });
                  }}
                >
                  <time dateTime={event.time}>{moment(event.time, zone)}</time>
                  <code>{event.scope}</code>
                  <span>{event.obj_val ?? event.function ?? event.package ?? event.obj_name ?? ''}</span>
                </button>
              </li>
            ))}
          </ul>
          <Link to="/events" search={search} className={classes.link}>
            {answer.next === null ? 'Show them on the page Events' : 'Show all on the page Events'}
          </Link>
        </div>
      )}
    </Answer>
  );
}

/** The events of a session as the page Events takes them. Those without session id are found by their time. */
function searchOf(session: UserSessionRow, user: string): Search {
  const to = new Date(Date.parse(session.last) + 1).toISOString();
  return {
    from: session.first,
    to,
    user: [user],
    ...(session.session_id === '' ? {} : { session: [session.session_id] }),
  };
}
