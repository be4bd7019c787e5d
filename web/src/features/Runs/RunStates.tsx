import type { RunAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { useNames } from '../../widgets/FilterBar/useNames';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import classes from './Runs.module.css';
import { staysOf, type Stay } from './stays';
import { lookOf } from './statusLook';
import { RunStatus } from './RunStatus';

/** What was told of a run's status, one after the other, and how long each state lasted. */
export function RunStates({ answer }: { readonly answer: RunAnswer }) {
  const { run, states, attempts } = answer;
  const stays = staysOf(states, run.ended ?? run.last_seen ?? '');
  if (stays.length === 0) {
    return <p className={classes.none}>Nobody told of its status.</p>;
  }

  return (
    <>
      <Track stays={stays} />
      <ol className={classes.states}>
        {stays.map((stay, i) => (
          <State
            key={`${stay.time} ${String(i)}`}
            stay={stay}
            owner={run.user_id}
            message={stay.message === answer.error ? '' : stay.message}
            attempt={attempts.length > 1 && stay.attempt !== stays[i - 1]?.attempt ? stay.attempt : null}
          />
        ))}
      </ol>
    </>
  );
}

/** The states as long as they lasted; the list below says the same. */
function Track({ stays }: { readonly stays: readonly Stay[] }) {
  const lasting = stays.filter(({ ms }) => ms > 0);
  return lasting.length === 0 ? null : (
    <div className={classes.track} aria-hidden="true">
      {lasting.map((stay, i) => (
        <span
          key={`${stay.time} ${String(i)}`}
          style={{ flexGrow: stay.ms, background: `var(--ff-${lookOf(stay.status).color})` }}
          title={`${stay.status}, ${duration(stay.ms)}`}
        />
      ))}
    </div>
  );
}

interface StateProps {
  readonly stay: Stay;
  /** Whose run it is: that goes without saying. */
  readonly owner: string;
  /** What was said with it; the error has a place of its own. */
  readonly message: string;
  /** Number of the attempt that begins with it. */
  readonly attempt: number | null;
}

function State({ stay, owner, message, attempt }: StateProps) {
  const { zone } = useFilters();
  const who = stay.user_id === owner ? '' : stay.user_id;
  const names = useNames('user', who === '' ? [] : [who]);
  return (
    <li>
      {attempt !== null && <h3 className={classes.attempt}>Attempt {attempt}</h3>}
      <div className={classes.state}>
        <time title={exactUtc(stay.time)}>{moment(stay.time, zone)}</time>
        <RunStatus status={stay.status} />
        <span className={classes.note}>
          {stay.ms > 0 && <span title={exactDuration(stay.ms)}>{duration(stay.ms)} </span>}
          {who !== '' && (
            <>
              by{' '}
              <EntityLink kind="user" id={who}>
                {names.get(who) ?? who}
              </EntityLink>{' '}
            </>
          )}
          {stay.agent !== '' && `on ${stay.agent} `}
          {message}
        </span>
      </div>
    </li>
  );
}
