import type { PanelFile } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import type { ListColumn } from '../Settings/list';
import { ListTable } from '../Settings/ListTable';
import classes from './Dashboards.module.css';
import { isId, isNumber, isTime, textOf, type PanelAnswer, type PanelColumn } from './panelRows';

type Row = Readonly<Record<string, unknown>>;

interface PanelTableProps {
  readonly panel: PanelFile;
  readonly answer: PanelAnswer;
}

/** A panel as a table: sorted and searched in the page, as the engine gave it first. */
export function PanelTable({ panel, answer }: PanelTableProps) {
  const { zone } = useFilters();
  const columns = answer.meta.map((column) => columnOf(column, zone));
  return (
    <div className={classes.tablePanel}>
      <ListTable<Row>
        title={panel.title ?? ''}
        columns={columns}
        rows={answer.data}
        order={{ key: '', isDescending: false }}
        keyOf={(row) => String(answer.data.indexOf(row))}
        textOf={(row) => answer.meta.map(({ name }) => textOf(row[name])).join(' ')}
        empty="No rows."
      />
      {panel.totals && panel.totals.length > 0 && <Totals names={panel.totals} answer={answer} />}
    </div>
  );
}

/** The sums at the foot; the numbers are those of the rows above. */
function Totals({ names, answer }: { readonly names: readonly string[]; readonly answer: PanelAnswer }) {
  return (
    <p className={classes.totals}>
      {names.map((name) => (
        <span key={name}>
          {name}: <strong>{exact(answer.data.reduce((sum, row) => sum + Number(row[name] ?? 0), 0))}</strong>{' '}
        </span>
      ))}
    </p>
  );
}

function columnOf(column: PanelColumn, zone: string): ListColumn<Row> {
  const { name } = column;
  return {
    key: name,
    title: name,
    isNumber: isNumber(column) && !isId(column),
    by: (row) => (isNumber(column) ? (row[name] as number | null) : textOf(row[name])),
    cell: (row) => <Cell column={column} value={row[name]} zone={zone} />,
  };
}

function Cell({
  column,
  value,
  zone,
}: {
  readonly column: PanelColumn;
  readonly value: unknown;
  readonly zone: string;
}) {
  const text = textOf(value);
  if (isTime(column) && text.includes('T')) {
    return <time title={exactUtc(text)}>{moment(text, zone)}</time>;
  }

  return isNumber(column) && value != null && !isId(column) ? (
    <span title={text}>{exact(Number(value))}</span>
  ) : (
    <span className={classes.cell} title={text}>
      {text}
    </span>
  );
}
