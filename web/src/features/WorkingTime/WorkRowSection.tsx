import { Fragment } from 'react';
import type { WorkExplainRow, WorkTrace } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { PanelSection } from '../../widgets/ContextPanel/Panel';
import { exactDuration, hours } from '../../widgets/format/durations';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import type { PlaceNames } from './usePlaceNames';
import classes from './WorkingTime.module.css';

interface WorkRowSectionProps {
  readonly row: WorkExplainRow;
  readonly names: PlaceNames;
}

/** One stored row of working time and the events behind it. */
export function WorkRowSection({ row, names }: WorkRowSectionProps) {
  const { zone } = useFilters();
  return (
    <PanelSection
      title={`${moment(row.time, zone)}: ${hours(row.working_time_ms)}`}
      link={
        <span className={classes.quiet}>
          <Places row={row} names={names} />
        </span>
      }
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
          By the settings of now it would be {hours(row.counted_ms)}. An administrator can recompute the period.
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
        {event.counted_ms > 0 ? `+${hours(event.counted_ms)}` : '0'}
      </span>
      <span className={classes.why}>{event.why}</span>
    </li>
  );
}

/** Where the work was done; each place leads to its page. */
function Places({ row, names }: WorkRowSectionProps) {
  const places = [
    ['project', row.project_id],
    ['task', row.task_id],
    ['job', row.job_id],
  ] as const;
  const known = places.flatMap(([kind, id]) => (id == null ? [] : [{ kind, id }]));
  return known.length === 0
    ? 'no project, task or job'
    : known.map(({ kind, id }, i) => (
        <Fragment key={kind}>
          {i > 0 && ', '}
          <EntityLink kind={kind} id={id}>
            {kind} {names[kind].get(id) ?? id}
          </EntityLink>
        </Fragment>
      ));
}
