import type { StatsEntry } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { PartLine } from './StatLine';
import { StatDefinition } from './StatDefinition';
import classes from './Stats.module.css';
import { statIdText } from './statId';
import { partsOf } from './statsText';

interface StatBreakdownProps {
  readonly category: string;
  readonly metric: StatsEntry;
}

/** A number by its parts, the largest first; each opens its own rows, and the title those of all. */
export function StatBreakdown({ category, metric }: StatBreakdownProps) {
  const { select } = useFilters();
  const parts = partsOf(metric);
  return (
    <div className={classes.parts} role="group" aria-label={metric.title}>
      <div className={classes.entry}>
        <button
          type="button"
          className={classes.caption}
          title={metric.definition}
          onClick={() => {
            select({ kind: 'stat', id: statIdText({ category, metric: metric.key }) });
          }}
        >
          {metric.title}
        </button>
        <StatDefinition category={category} metric={metric} />
      </div>
      {parts.length === 0 && <p className={classes.none}>None in this period.</p>}
      {parts.map((part) => (
        <PartLine key={part.key} category={category} metric={metric} part={part} />
      ))}
    </div>
  );
}
