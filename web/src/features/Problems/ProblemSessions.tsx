import type { ProblemSession } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import classes from './Problems.module.css';
import { Section } from './Section';

/** What people did in their sessions before the last errors. */
export function ProblemSessions({ sessions }: { readonly sessions: readonly ProblemSession[] }) {
  return (
    <Section title="What they did before" note="in the session, the latest first">
      {sessions.length === 0 ? (
        <p className={classes.none}>The last errors name no session.</p>
      ) : (
        sessions.map((session, i) => <Session key={session.occurrence} session={session} isOpen={i === 0} />)
      )}
    </Section>
  );
}

function Session({ session, isOpen }: { readonly session: ProblemSession; readonly isOpen: boolean }) {
  const { zone } = useFilters();
  return (
    <details className={classes.more} open={isOpen}>
      <summary>
        {moment(session.time, zone)}, <bdi>{session.user_name || 'nobody named'}</bdi>:{' '}
        {counted(session.steps.length, 'events')} before it
      </summary>
      {session.user_id !== '' && (
        <p className={classes.note}>
          User{' '}
          <EntityLink kind="user" id={session.user_id}>
            {session.user_name}
          </EntityLink>
          , session <code>{session.session_id}</code>
        </p>
      )}
      <ol className={classes.steps}>
        {session.steps.map((step) => (
          <li key={step.id}>
            <time title={exactUtc(step.time)}>{moment(step.time, zone)}</time>
            <code>{step.scope}</code>
            <span>
              {step.detail || step.function || step.obj_val || [step.obj_name, step.obj_id].filter(Boolean).join(' ')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
