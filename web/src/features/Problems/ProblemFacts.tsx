import type { ProblemRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { duration, exactDuration } from '../../widgets/format/durations';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { ProblemState } from './ProblemState';

/** How a problem stands, how often it happened, to whom, when, in which versions. */
export function ProblemFacts({ problem }: { readonly problem: ProblemRow }) {
  const { zone } = useFilters();
  return (
    <>
      <ProblemState state={problem.state} isNew={problem.is_new} />
      {problem.resolved_version !== '' && <span>in {problem.resolved_version}</span>}
      {problem.snoozed_until != null && (
        <span title={exactUtc(problem.snoozed_until)}>until {moment(problem.snoozed_until, zone)}</span>
      )}
      {problem.snoozed_events != null && <span>until it happens {problem.snoozed_events} times more</span>}
      <span>{problem.type}</span>
      <span>
        <code>{problem.id}</code>
        <CopyButton text={problem.id} label="Copy the id" />
      </span>
      <span>{counted(problem.events, 'errors')}</span>
      <span>{counted(problem.users, 'users')}</span>
      {problem.agents > 0 && <span>{counted(problem.agents, 'agents')}</span>}
      {problem.package !== '' && <span>package {problem.package}</span>}
      <span title={exactUtc(problem.first_seen)}>first {moment(problem.first_seen, zone)}</span>
      <span title={exactUtc(problem.last_seen)}>last {moment(problem.last_seen, zone)}</span>
      <span title={exactDuration(problem.duration_ms)}>
        {problem.duration_kind === 'run' ? 'the run took' : 'lasted'} {duration(problem.duration_ms)}
      </span>
      {problem.versions.length > 0 && <span>versions {problem.versions.join(', ')}</span>}
      {problem.assignee !== '' && <span>assigned to {problem.assignee}</span>}
    </>
  );
}
