import { changeOf, percentOf } from '../../widgets/Figure/changeOf';
import classes from './Stats.module.css';
import { statText } from './statsText';

interface StatChangeProps {
  readonly value: number | null;
  readonly previous: number | null | undefined;
  readonly unit: string;
  readonly scope: string;
}

/** How a number moved against the period before. What is now has no before. */
export function StatChange({ value, previous, unit, scope }: StatChangeProps) {
  if (scope === 'now') {
    return 'now';
  }

  if (value === null || previous == null) {
    return '';
  }

  const change = changeOf(
    { value, previous, change_percent: percentOf(value, previous), less_is_better: false },
    (difference) => statText(difference, unit),
  );
  return (
    <>
      {change && `${change.arrow} ${change.text} `}
      <span className={classes.from}>from {statText(previous, unit)}</span>
    </>
  );
}
