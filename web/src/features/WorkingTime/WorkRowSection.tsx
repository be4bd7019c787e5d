import type { WorkExplainRow, WorkTrace } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { PanelSection } from '../../widgets/ContextPanel/Panel';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './WorkingTime.module.css';

/** One stored row of working time and the events behind it. */
export function WorkRowSection({ row }: { readonly row: WorkExplainRow }) {
  const { zone } = useFilters();
  return (
    <PanelSection
      title={`${moment(row.time, zone)}: ${row.working_time_ms === 0 ? '0 s' : duration(row.working_time_ms)}`}
      link={<span className={classes.quiet}>{placeOf(row)}</span>}
    >
      {row.events.length === 0 ? (
        <p className={classes.quiet}>
          {row.counted_by === 'sender'
            ? 'The platform sent this row itself; which events it counted is known there only.'
            : 'Its events are not there any more.'}
        </p>
      ) : (
        <ol className={classes.events}>
          {row.events.map((event) => (
            <Event key={event.id} event={event} />
          ))}
        </ol>
      )}
      {Math.abs(row.counted_ms - row.working_time_ms) >= 1 && row.events.length > 0 && (
        <p role="note">
          By the settings of now it would be {duration(row.counted_ms)}. An administrator can recompute the period.
        </p>
      )}
    </PanelSection>
  );
}

function Event({ event }: { readonly event: WorkTrace }) {
  const { zone, select } = useFilters();
  return (
    <li className={classes.event} data-counts={event.counted_ms > 0 || undefined}>
      <button
        type="button"
        className={classes.when}
        title={`${exactUtc(event.time)}. Show this event`}
        onClick={() => {
          select({ kind: 'event', id: event.id, time: event.time });
        }}
      >
        {moment(event.time, zone)} {event.scope}
      </button>
      <span className={classes.added} title={exactDuration(event.counted_ms)}>
        {event.counted_ms > 0 ? `+${duration(event.counted_ms)}` : '0'}
      </span>
      <span className={classes.why}>{event.why}</span>
    </li>
  );
}

function placeOf(row: WorkExplainRow): string {
  const parts = [
    row.project_id === null ? null : `project ${row.project_id}`,
    row.task_id === null ? null : `task ${row.task_id}`,
    row.job_id === null ? null : `job ${row.job_id}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'no project, task or job' : parts.join(', ');
}
