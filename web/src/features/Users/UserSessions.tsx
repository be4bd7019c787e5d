import { useMemo } from 'react';
import type { Params } from '../../api/address';
import type { UserSessionRow } from '../../api/schema';
import { usePages } from '../../widgets/DataTable/usePages';
import { counted } from '../../widgets/format/numbers';
import { Failure } from '../../widgets/states/Failure';
import { SessionEntry } from './SessionEntry';
import classes from './Users.module.css';

interface UserSessionsProps {
  readonly params: Params;
  readonly user: string;
}

/** Sessions of a user as a timeline, the newest first. Each opens to its events. */
export function UserSessions({ params, user }: UserSessionsProps) {
  const text = JSON.stringify(params);
  const asked = useMemo(() => JSON.parse(text) as Params, [text]);
  const pages = usePages('/api/v1/activity/sessions', asked);
  const total = pages.first?.total;
  return (
    <section className={classes.section} aria-labelledby="sessions">
      <h2 id="sessions" className={classes.title}>
        Sessions <span className={classes.note}>{total === undefined ? '' : counted(total, 'sessions')}</span>
      </h2>
      {pages.error && <Failure error={pages.error} onRetry={pages.retry} />}
      {!pages.isPending && pages.rows.length === 0 && !pages.error && (
        <p className={classes.none}>No session in this period. Choose a longer one above.</p>
      )}
      <ol className={classes.sessions} aria-busy={pages.isPending}>
        {pages.rows.map((session) => (
          <SessionEntry key={keyOf(session)} session={session} user={user} />
        ))}
      </ol>
      {pages.hasMore && (
        <button type="button" className={classes.more} onClick={pages.loadMore} disabled={pages.isFetchingMore}>
          Show more
        </button>
      )}
    </section>
  );
}

function keyOf(session: UserSessionRow): string {
  return `${session.session_id} ${session.first}`;
}
