import { useEffect, useRef } from 'react';
import { useFilters } from '../../app/filters/useFilters';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './Log.module.css';

interface LogLine {
  readonly id: string;
  readonly time: string;
  readonly level: string;
  readonly message: string;
}

interface LogLinesProps {
  readonly lines: readonly LogLine[];
  /** Whether more is waited for. */
  readonly follows: boolean;
  /** Whether its end stays in sight while it grows. */
  readonly keepsEnd: boolean;
  /** The viewer went back to read. */
  readonly onLeave?: () => void;
}

/** Lines of a log, in a region of their own that scrolls. */
export function LogLines({ lines, follows, keepsEnd, onLeave }: LogLinesProps) {
  const place = useRef<HTMLDivElement>(null);
  const { zone } = useFilters();
  useEffect(() => {
    if (keepsEnd && place.current) {
      place.current.scrollTop = place.current.scrollHeight;
    }
  }, [keepsEnd, lines.length]);
  return (
    <div
      ref={place}
      className={classes.log}
      role="log"
      aria-live={follows ? 'polite' : 'off'}
      aria-label="Lines of the log"
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
      onWheel={(event) => {
        if (event.deltaY < 0) {
          onLeave?.();
        }
      }}
    >
      {lines.map(({ id, time, level, message }) => (
        <div key={id} className={classes.line} data-level={level}>
          <time title={exactUtc(time)}>{moment(time, zone)}</time>
          <span className={classes.level}>{level}</span>
          <span className={classes.text}>{message}</span>
        </div>
      ))}
    </div>
  );
}
