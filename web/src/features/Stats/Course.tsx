import type { StatsPoint } from '../../api/schema';
import classes from './Stats.module.css';

/** How a number went over the period, small and without words: the context panel tells it exactly. */
export function Course({ points }: { readonly points: readonly StatsPoint[] }) {
  const values = points.map((point) => point.value ?? 0);
  const most = Math.max(0, ...values);
  if (most === 0 || values.length < 2) {
    return <span className={classes.course} />;
  }

  const least = Math.min(...values);
  const span = most === least ? most : most - least;
  const line = values
    .map(
      (value, i) =>
        `${String((i / (values.length - 1)) * 100)},${String(19 - ((value - (most === least ? 0 : least)) / span) * 18)}`,
    )
    .join(' ');
  return (
    <svg className={classes.course} viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={line} />
    </svg>
  );
}
