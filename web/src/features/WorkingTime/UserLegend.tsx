import { exact } from '../../widgets/format/numbers';
import classes from './WorkingTime.module.css';
import type { UserLine } from './userSeries';

interface UserLegendProps {
  readonly lines: readonly UserLine[];
  readonly isolated: string | null;
  readonly onIsolate: (user: string) => void;
}

/** Which line is whose. A click shows one user alone. */
export function UserLegend({ lines, isolated, onIsolate }: UserLegendProps) {
  return (
    <div className={classes.legend} role="group" aria-label="Users">
      {lines.map((line) => (
        <button
          key={line.user}
          type="button"
          className={classes.user}
          aria-pressed={isolated === line.user}
          data-faded={(isolated !== null && isolated !== line.user) || undefined}
          title={`${exact(line.count)} events. ${isolated === line.user ? 'Show all users again' : 'Show this user alone'}`}
          onClick={() => {
            onIsolate(line.user);
          }}
        >
          <span className={classes.swatch} style={{ background: line.color }} aria-hidden="true" />
          <span className={classes.name}>{line.name}</span>
        </button>
      ))}
    </div>
  );
}
