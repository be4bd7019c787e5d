import { exact } from '../../widgets/format/numbers';
import classes from './WorkingTime.module.css';
import type { UserLine } from './userSeries';

interface UserLegendProps {
  readonly lines: readonly UserLine[];
  /** The isolated user. */
  readonly only: string | undefined;
  /** Isolates a user; the isolated one, or none, brings the others back. */
  readonly onIsolate: (user: string | undefined) => void;
}

/** Which line is whose. A click shows one user alone. */
export function UserLegend({ lines, only, onIsolate }: UserLegendProps) {
  return (
    <div className={classes.legend} role="group" aria-label="Users">
      {lines.map((line) => (
        <button
          key={line.user}
          type="button"
          className={classes.user}
          aria-pressed={only === line.user}
          data-faded={(only !== undefined && only !== line.user) || undefined}
          title={`${exact(line.count)} events. ${only === line.user ? 'Show all users again' : 'Show this user alone'}`}
          onClick={() => {
            onIsolate(line.user);
          }}
        >
          <span
            className={classes.swatch}
            data-thin={line.isThin || undefined}
            style={{ background: line.color }}
            aria-hidden="true"
          />
          <span className={classes.name}>{line.name}</span>
        </button>
      ))}
    </div>
  );
}
