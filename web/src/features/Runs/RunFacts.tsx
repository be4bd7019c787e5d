import type { RunRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { duration, exactDuration } from '../../widgets/format/durations';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import { RunStatus } from './RunStatus';
import { beganAt } from './runText';

/** What a run is, whose, when, and how long it took. */
export function RunFacts({ run }: { readonly run: RunRow }) {
  const { zone } = useFilters();
  const began = beganAt(run);
  return (
    <>
      <RunStatus status={run.shown} />
      <span>
        <code>{run.run_id}</code>
        <CopyButton text={run.run_id} label="Copy the id" />
      </span>
      {run.user_id !== '' && (
        <EntityLink kind="user" id={run.user_id}>
          {run.user_name}
        </EntityLink>
      )}
      {run.type !== '' && <span>{run.type}</span>}
      {run.agent !== '' && (
        <span>
          on{' '}
          <EntityLink kind="agent" id={run.agent}>
            {run.agent}
          </EntityLink>
        </span>
      )}
      {run.org !== '' && <span>org {run.org}</span>}
      {began !== null && (
        <span title={exactUtc(began)}>
          {run.started == null ? 'queued' : 'started'} {moment(began, zone)}
        </span>
      )}
      {run.runtime_ms != null && <span title={exactDuration(run.runtime_ms)}>{duration(run.runtime_ms)}</span>}
      {run.attempt > 1 && <span>{counted(run.attempt, 'attempts')}</span>}
      {run.deleted != null && <span title={exactUtc(run.deleted)}>deleted {moment(run.deleted, zone)}</span>}
    </>
  );
}
