import type { StatsMetricAnswer, StatsRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { day, exactUtc } from '../../widgets/format/times';
import { exact } from '../../widgets/format/numbers';
import { EntityLink } from '../Entities/EntityLink';
import classes from './Stats.module.css';
import { itemsText, rowTitles, type RowTitles } from './rowTitles';

interface StatRowsProps {
  readonly answer: StatsMetricAnswer;
  /** Those that were loaded. */
  readonly rows: readonly StatsRow[];
  /** The part that all of them are of. */
  readonly part: string | undefined;
}

/** The rows behind a number: names that lead to their pages, and what each tells. */
export function StatRows({ answer, rows, part }: StatRowsProps) {
  if (rows.length === 0) {
    return null;
  }

  const titles = rowTitles(answer.metric, answer.rows_kind, rows);
  return (
    <table className={classes.rows}>
      <caption className="visually-hidden">Rows behind {answer.metric.title}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {titles.items !== null && <th scope="col">{titles.items}</th>}
          {titles.time !== null && <th scope="col">{titles.time}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.part} ${row.id}`} row={row} answer={answer} titles={titles} isOfPart={part !== undefined} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: StatsRow;
  readonly answer: StatsMetricAnswer;
  readonly titles: RowTitles;
  readonly isOfPart: boolean;
}

function Row({ row, answer, titles, isOfPart }: RowProps) {
  const { zone } = useFilters();
  const name = row.part === '' || isOfPart ? row.name : `${row.name} (${row.part})`;
  return (
    <tr>
      <td>
        {answer.rows_kind === 'domain' ? (
          name
        ) : (
          <EntityLink kind={answer.rows_kind} id={row.id}>
            {name}
          </EntityLink>
        )}
      </td>
      {titles.items !== null && <td title={exact(row.items)}>{itemsText(row, answer.metric.unit)}</td>}
      {titles.time !== null && (
        <td title={row.created_at === null ? undefined : exactUtc(row.created_at)}>
          {row.created_at === null ? '–' : day(row.created_at, zone)}
        </td>
      )}
    </tr>
  );
}
