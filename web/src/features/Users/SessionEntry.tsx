import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { UserSessionRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { hours } from '../../widgets/format/durations';
import { counted } from '../../widgets/format/numbers';
import { clock, day, exactUtc } from '../../widgets/format/times';
import { categoryName } from '../Activity/activityParams';
import { dayTrack } from './dayTrack';
import { SessionEvents } from './SessionEvents';
import classes from './Users.module.css';

interface SessionEntryProps {
  readonly session: UserSessionRow;
  readonly user: string;
}

/** A session: when, how long, with what; opened, its events. */
export function SessionEntry({ session, user }: SessionEntryProps) {
  const { zone } = useFilters();
  const [isOpen, setOpen] = useState(false);
  const { left, width } = dayTrack(session.first, session.last, zone);
  const length = Date.parse(session.last) - Date.parse(session.first);
  const used = [...session.categories.map(categoryName), ...session.apps];
  return (
    <li className={classes.session}>
      <button
        type="button"
        className={classes.summary}
        aria-expanded={isOpen}
        title={`${exactUtc(session.first)} to ${exactUtc(session.last)}`}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <span className={classes.when}>
          {day(session.first, zone)}, {clock(session.first, zone)}
        </span>
        <span className={classes.length}>{length < 1000 ? 'a moment' : hours(length)}</span>
        <span className={classes.track} aria-hidden="true">
          <span
            className={classes.stretch}
            style={{ left: `${String(left)}%`, width: `max(2px, ${String(width)}%)` }}
          />
        </span>
        <span className={classes.what}>
          {counted(session.events, 'events')}
          {used.length > 0 && `, ${used.join(', ')}`}
        </span>
        {session.errors > 0 && (
          <span className={classes.errors}>
            <IconAlertTriangle size={13} stroke={1.8} aria-hidden="true" /> {counted(session.errors, 'errors')}
          </span>
        )}
      </button>
      {isOpen && <SessionEvents session={session} user={user} />}
    </li>
  );
}
