import { exact } from '../../widgets/format/numbers';
import classes from './Problems.module.css';

const GAP = 0.25;

/** Errors over the period, small: only how they are spread. */
export function ProblemSpark({ trend }: { readonly trend: readonly number[] }) {
  const most = Math.max(1, ...trend);
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${String(Math.max(1, trend.length))} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`At most ${exact(most)} at a time`}
    >
      {trend.map((count, i) => (
        // Parts of a period have no name but their place.
        <rect key={i} x={i + GAP / 2} width={1 - GAP} y={1 - count / most} height={count / most} />
      ))}
    </svg>
  );
}
