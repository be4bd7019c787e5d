import { useFilters } from '../../app/filters/useFilters';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './Settings.module.css';

interface TimeProps {
  readonly time: string | null | undefined;
  /** Stands where there is none. */
  readonly none: string;
}

/** A time in the viewer's zone, with the exact one on hover. */
export function Time({ time, none }: TimeProps) {
  const { zone } = useFilters();
  return time == null ? (
    <span className={classes.quiet}>{none}</span>
  ) : (
    <time dateTime={time} title={exactUtc(time)}>
      {moment(time, zone)}
    </time>
  );
}
