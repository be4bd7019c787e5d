import { useFilters } from '../../app/filters/useFilters';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './Intake.module.css';

interface FirstEventMarkProps {
  /** When the first event was received; null while there is none. */
  readonly time: string | null;
  /** Whether it is of those who have no token, and so no first event. */
  readonly isStranger?: boolean;
}

/** Turns from waiting to received by itself, as soon as the first event is there. */
export function FirstEventMark({ time, isStranger = false }: FirstEventMarkProps) {
  const { zone } = useFilters();
  if (isStranger) {
    return <span className={classes.quiet}>no valid token</span>;
  }

  return time === null ? (
    <span className={classes.mark}>
      <span className={classes.waiting} aria-hidden="true" />
      waiting
    </span>
  ) : (
    <span className={classes.mark} title={exactUtc(time)}>
      <span className={classes.received} aria-hidden="true">
        ✓
      </span>
      {moment(time, zone)}
    </span>
  );
}
