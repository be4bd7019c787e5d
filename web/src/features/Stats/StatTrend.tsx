import type { StatsPoint } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { PanelSection } from '../../widgets/ContextPanel/Panel';
import { exact } from '../../widgets/format/numbers';
import { day } from '../../widgets/format/times';
import classes from './Stats.module.css';

const GAP = 0.2;

interface StatTrendProps {
  readonly points: readonly StatsPoint[];
  readonly unit: string;
}

/** A number day by day; each bar tells its day and value. */
export function StatTrend({ points, unit }: StatTrendProps) {
  const { zone } = useFilters();
  const most = Math.max(0, ...points.map((point) => point.value ?? 0));
  if (most === 0) {
    return null;
  }

  return (
    <PanelSection title="Trend">
      <svg
        className={classes.trend}
        viewBox={`0 0 ${String(points.length)} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`By day, at most ${exact(most)} ${unit}`}
      >
        {points.map((point, i) => (
          <rect
            key={point.time}
            x={i + GAP / 2}
            width={1 - GAP}
            y={1 - (point.value ?? 0) / most}
            height={(point.value ?? 0) / most}
          >
            <title>{`${day(point.time, zone)}: ${exact(point.value ?? 0)} ${unit}`}</title>
          </rect>
        ))}
      </svg>
      <p className={classes.note}>by day, at most {exact(most)}</p>
    </PanelSection>
  );
}
