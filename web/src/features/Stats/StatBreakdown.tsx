import type { StatsEntry } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exact, number } from '../../widgets/format/numbers';
import { StatChange } from './StatChange';
import classes from './Stats.module.css';
import { partsOf } from './statsText';

interface StatBreakdownProps {
  readonly category: string;
  readonly metric: StatsEntry;
}

/** A number by its parts: a small table, the largest first. */
export function StatBreakdown({ category, metric }: StatBreakdownProps) {
  const { select } = useFilters();
  const parts = partsOf(metric);
  return (
    <table className={classes.parts}>
      <caption className={classes.caption}>
        <button
          type="button"
          className={classes.captionButton}
          title={metric.definition}
          onClick={() => {
            select({ kind: 'stat', id: `${category}.${metric.key}` });
          }}
        >
          {metric.title}
        </button>
      </caption>
      <tbody>
        {parts.length === 0 && (
          <tr>
            <td className={classes.none}>None in this period.</td>
          </tr>
        )}
        {parts.map((part) => (
          <tr key={part.key}>
            <th scope="row" className={classes.part}>
              {part.key}
            </th>
            <td className={classes.partValue} title={`${exact(part.value)} ${metric.unit}`}>
              {number(part.value)}
            </td>
            <td className={classes.partChange}>
              <StatChange value={part.value} previous={part.previous} unit={metric.unit} scope={metric.scope} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
