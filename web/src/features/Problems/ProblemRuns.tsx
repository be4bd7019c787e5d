import type { ProblemRunRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { RunLink } from '../Runs/RunLink';
import { RunStatus } from '../Runs/RunStatus';
import classes from './Problems.module.css';
import { Section } from './Section';

/** Runs that met it, the latest first; nothing when it met none. */
export function ProblemRuns({ runs }: { readonly runs: readonly ProblemRunRow[] }) {
  const { zone } = useFilters();
  return runs.length === 0 ? null : (
    <Section title="Runs" note={exact(runs.length)}>
      <ul className={classes.list}>
        {runs.map((run) => (
          <li key={run.run_id}>
            <RunLink id={run.run_id}>{run.name || run.run_id}</RunLink>
            {run.status === '' ? <span /> : <RunStatus status={run.status} />}
            <time title={exactUtc(run.last_seen)}>{moment(run.last_seen, zone)}</time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
