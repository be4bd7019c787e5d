import { Link } from '@tanstack/react-router';
import type { RunRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exactUtc, moment } from '../../widgets/format/times';
import { RunLink } from './RunLink';
import classes from './Runs.module.css';
import { RunStatus } from './RunStatus';
import { beganAt, runName, timeText } from './runText';

interface OtherRunsProps {
  readonly run: RunRow;
  readonly others: readonly RunRow[];
}

/** What else the same user ran, the latest first. */
export function OtherRuns({ run, others }: OtherRunsProps) {
  return (
    <section className={classes.section} aria-labelledby="others-title">
      <h2 id="others-title" className={classes.title}>
        Other runs {run.user_name !== '' && `of ${run.user_name}`}{' '}
        {run.user_id !== '' && (
          <Link className={classes.all} to="/runs" search={{ period: 'all', user: [run.user_id] }}>
            All of them
          </Link>
        )}
      </h2>
      {others.length === 0 ? (
        <p className={classes.none}>
          {run.user_id === '' ? 'No event told whose run this is.' : 'There is no other run of this user.'}
        </p>
      ) : (
        <ul className={classes.others}>
          {others.map((other) => (
            <Other key={other.run_id} run={other} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Other({ run }: { readonly run: RunRow }) {
  const { zone } = useFilters();
  const began = beganAt(run);
  return (
    <li>
      <RunLink id={run.run_id}>{runName(run)}</RunLink>
      <RunStatus status={run.shown} />
      {began === null ? <span /> : <time title={exactUtc(began)}>{moment(began, zone)}</time>}
      <span className={classes.size}>{timeText(run.runtime_ms)}</span>
    </li>
  );
}
