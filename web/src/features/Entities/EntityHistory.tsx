import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { address } from '../../api/address';
import type { EntityChange, EntityHistoryRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { Answer } from '../../widgets/states/Answer';
import users from '../Users/Users.module.css';
import classes from './Entities.module.css';
import { EntityLink } from './EntityLink';
import { changeText } from './entityText';

const ROUTE = '/api/v1/entities/{kind}/{id}/history';
const PAGE = 50;
const HEIGHT = 120;

/** What changed an entity, with old and new values, the latest first. It is of all time. */
export function EntityHistory({ kind, id }: { readonly kind: string; readonly id: string }) {
  const params = { kind, id };
  const queryKey = [ROUTE, params];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => get(ROUTE, { ...params, limit: PAGE, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const first = pages.data?.pages[0];
  return (
    <section className={users.section} aria-labelledby="history">
      <h2 id="history" className={users.title}>
        History of changes{' '}
        {first && first.total > 0 && (
          <span className={users.note}>
            {counted(first.total, 'changes')},{' '}
            <a href={address(ROUTE, { ...params, format: 'csv' })} download>
              CSV
            </a>
          </span>
        )}
      </h2>
      <Answer query={{ ...pages, data: first, refetch: pages.refetch as never }} queryKey={queryKey} height={HEIGHT}>
        {(answer) =>
          answer.total === 0 ? (
            <p className={users.none}>No event tells of a change.</p>
          ) : (
            <>
              <ol className={classes.history}>
                {pages.data?.pages
                  .flatMap((page) => page.rows)
                  .map((row) => (
                    <Change key={row.id} row={row} />
                  ))}
              </ol>
              {pages.hasNextPage && (
                <button type="button" className={users.more} onClick={() => void pages.fetchNextPage()}>
                  Show more
                </button>
              )}
            </>
          )
        }
      </Answer>
    </section>
  );
}

function Change({ row }: { readonly row: EntityHistoryRow }) {
  const { zone } = useFilters();
  return (
    <li className={classes.change}>
      <time dateTime={row.time} title={exactUtc(row.time)}>
        {moment(row.time, zone)}
      </time>
      <span>
        {changeText(row.scope)}
        {row.user_id !== '' && (
          <span className={classes.who}>
            {' '}
            by{' '}
            <EntityLink kind="user" id={row.user_id}>
              {row.user_name}
            </EntityLink>
          </span>
        )}
      </span>
      <dl className={classes.fields}>
        {row.changes.map((change) => (
          <Field key={change.field} change={change} />
        ))}
      </dl>
    </li>
  );
}

function Field({ change }: { readonly change: EntityChange }) {
  return (
    <div>
      <dt>{change.field}</dt>
      <dd>
        {change.old != null && (
          <>
            <del>{change.old}</del> <span aria-hidden="true">→</span>{' '}
          </>
        )}
        {change.new == null ? <em>none</em> : <ins>{change.new}</ins>}
      </dd>
    </div>
  );
}
