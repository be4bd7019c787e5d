import { useElapsed } from './useElapsed';
import classes from './states.module.css';

const SLOW_MS = 300;
const VERY_SLOW_MS = 3000;

interface WaitingProps {
  readonly isFetching: boolean;
  readonly onCancel: () => void;
}

/** Nothing for a quick answer; a thin line for a slow one; the time it takes and *Cancel* for a very slow one. */
export function Waiting({ isFetching, onCancel }: WaitingProps) {
  const elapsed = useElapsed(isFetching);
  if (elapsed < SLOW_MS) {
    return null;
  }

  return (
    <>
      <div className={classes.line} role="progressbar" aria-label="Waiting for the server" />
      {elapsed >= VERY_SLOW_MS && (
        <div className={classes.waiting}>
          <span>{Math.floor(elapsed / 1000)} s</span>
          <button type="button" className={classes.linkButton} onClick={onCancel}>
            Cancel
          </button>
        </div>
      )}
    </>
  );
}
