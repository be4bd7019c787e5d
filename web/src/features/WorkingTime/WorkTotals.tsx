import type { WorkTableAnswer } from '../../api/schema';
import { exactDuration, hours } from '../../widgets/format/durations';
import { counted, exact } from '../../widgets/format/numbers';
import classes from './WorkingTime.module.css';

/** Sums over the whole table, not only the rows that were loaded. */
export function WorkTotals({ answer }: { readonly answer: WorkTableAnswer | undefined }) {
  if (!answer) {
    return null;
  }

  return (
    <p className={classes.totals} role="status">
      In all <strong title={exactDuration(answer.total_ms)}>{hours(answer.total_ms)}</strong>,{' '}
      <span title={exact(answer.total_activity)}>{counted(answer.total_activity, 'events')}</span>
      {!answer.settled && ', late events are still being counted'}
    </p>
  );
}
