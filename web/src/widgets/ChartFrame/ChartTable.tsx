import { exact } from '../format/numbers';
import classes from './ChartTable.module.css';
import type { TableData } from './TableData';

interface ChartTableProps {
  readonly title: string;
  readonly data: TableData;
}

/** The rows behind a chart. */
export function ChartTable({ title, data }: ChartTableProps) {
  const isNumber = data.columns.map((column) => column.isNumber ?? false);
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {data.columns.map((column, i) => (
            <th key={column.title} scope="col" data-number={isNumber[i] || undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row) => (
          <tr key={row.join('\u0000')}>
            {row.map((value, i) => (
              <td key={data.columns[i]?.title} data-number={isNumber[i] || undefined}>
                {typeof value === 'number' ? exact(value) : value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
