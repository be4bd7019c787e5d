import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import { globalPart } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { exactUtc, moment } from '../../widgets/format/times';
import { Answer } from '../../widgets/states/Answer';
import { problemText } from './problemText';
import classes from './Users.module.css';

const SHOWN = 12;
const HEIGHT = 120;

interface UserProblemsProps {
  readonly params: Params;
  readonly user: string;
}

/** The newest errors that a user met. */
export function UserProblems({ params, user }: UserProblemsProps) {
  const { search, zone, select } = useFilters();
  const question = ask('/api/v1/events', { ...params, error: 'true', sort: '-time', limit: SHOWN });
  const problems = useQuery(question);
  return (
    <section className={classes.section} aria-labelledby="problems">
      <h2 id="problems" className={classes.title}>
        Problems met
      </h2>
      <Answer query={problems} queryKey={question.queryKey} height={HEIGHT}>
        {(answer) =>
          answer.rows.length === 0 ? (
            <p className={classes.none}>No error in this period.</p>
          ) : (
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
                      <span>{problemText(event)}</span>
                    </button>
                  </li>
                ))}
              </ul>
              <Link
                to="/events"
                search={{ ...globalPart(search), user: [user], error: ['true'] }}
                className={classes.link}
              >
                Show all on the page Events
              </Link>
            </div>
          )
        }
      </Answer>
    </section>
  );
}
