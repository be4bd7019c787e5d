import type { StatsEntry } from '../../api/schema';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { exact } from '../../widgets/format/numbers';
import { Course } from './Course';
import { StatChange } from './StatChange';
import classes from './Stats.module.css';
import { statText } from './statsText';

interface StatLineProps {
  readonly category: string;
  readonly metric: StatsEntry;
}

/** One number: its name, its course over the period, its value, and how it changed. */
export function StatLine({ category, metric }: StatLineProps) {
  const { selected, select } = useFilters();
  const id = `${category}.${metric.key}`;
  const value = typeof metric.value === 'number' ? metric.value : null;
  const isSelected = ofKind(selected, 'stat').some((stat) => stat.id === id);
  return (
    <button
      type="button"
      className={classes.line}
      aria-pressed={isSelected}
      title={metric.definition}
      onClick={() => {
        select({ kind: 'stat', id });
      }}
    >
      <span className={classes.name}>{metric.title}</span>
      <Course points={metric.scope === 'now' ? [] : (metric.trend ?? [])} />
      <span className={classes.value} title={value === null ? undefined : `${exact(value)} ${metric.unit}`}>
        {statText(value, metric.unit)}
      </span>
      <span className={classes.change}>
        {metric.all_time == null ? (
          <StatChange value={value} previous={metric.previous} unit={metric.unit} scope={metric.scope} />
        ) : (
          `${exact(metric.all_time)} ever`
        )}
      </span>
    </button>
  );
}
