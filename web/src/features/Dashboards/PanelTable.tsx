import { useCallback, useMemo, useState } from 'react';
import type { PanelFile } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { DataTable } from '../../widgets/DataTable/DataTable';
import { useOwnTable, type OwnPlace } from '../../widgets/DataTable/useOwnTable';
import { exact } from '../../widgets/format/numbers';
import { choose, chosenOf } from './choices';
import classes from './Dashboards.module.css';
import { panelColumns, type PanelRow } from './panelColumns';
import type { PanelAnswer } from './panelRows';

const ROW = 28;
/** Tools, head and foot of the table. */
const AROUND = 120;
const MOST_HEIGHT = 460;
const NOTHING_CHOSEN: ReadonlySet<string> = new Set();

interface PanelTableProps {
  readonly panel: PanelFile;
  readonly answer: PanelAnswer;
  /** What its rows are, where another table of the panel is on the page; only the one without has its state in the address. */
  readonly rowsName?: string | undefined;
}

/** A panel as a table: as the engine gave it at first, then sorted, filtered and searched in the page. */
export function PanelTable({ panel, answer, rowsName }: PanelTableProps) {
  const inAddress = usePlaceInAddress(panel.id ?? '');
  const [texts, onTexts] = useState<readonly string[]>([]);
  return (
    <OwnTable
      panel={panel}
      answer={answer}
      rowsName={rowsName ?? 'rows'}
      place={rowsName === undefined ? inAddress : { texts, onTexts }}
    />
  );
}

/** What narrows a panel's table, in the address: `table=scopes:sort:-events`. */
function usePlaceInAddress(id: string): OwnPlace {
  const { search, change } = useFilters();
  const { table } = search;
  const texts = useMemo(() => chosenOf(table, id), [table, id]);
  const onTexts = useCallback<OwnPlace['onTexts']>(
    (next, how) => void change({ table: choose(table, id, next) }, how),
    [change, table, id],
  );
  return { texts, onTexts };
}

interface OwnTableProps extends Required<Pick<PanelTableProps, 'panel' | 'answer'>> {
  readonly rowsName: string;
  readonly place: OwnPlace;
}

function OwnTable({ panel, answer, rowsName, place }: OwnTableProps) {
  const { zone } = useFilters();
  const rows = useMemo(() => answer.data.map((values, at): PanelRow => ({ at, values })), [answer]);
  const columns = useMemo(() => panelColumns(answer.meta, rows, zone), [answer.meta, rows, zone]);
  const standard = useMemo(() => columns.map(({ id }) => id), [columns]);
  const title = panel.title ?? '';
  const table = useOwnTable(`${rowsName} of ${panel.id ?? ''}`, rows, columns, place);
  return (
    <div className={classes.tablePanel} style={{ height: Math.min(MOST_HEIGHT, AROUND + rows.length * ROW) }}>
      <DataTable<PanelRow>
        {...table}
        // Columns with other names are another table.
        key={standard.join()}
        name="rows"
        label={`${rowsName} of ${title}`}
        layoutName={`panel-${panel.id ?? ''}-${standard.join()}`}
        columns={columns}
        standard={standard}
        rowId={({ at }) => String(at)}
        selectedIds={NOTHING_CHOSEN}
        onSelect={() => undefined}
        empty={<p className={classes.words}>No row fits. Take a filter off.</p>}
        tools={<Totals names={panel.totals ?? []} rows={table.pages.rows} />}
      />
    </div>
  );
}

/** The sums of columns, over the rows that fit. */
function Totals({ names, rows }: { readonly names: readonly string[]; readonly rows: readonly PanelRow[] }) {
  return names.map((name) => (
    <span key={name} className={classes.total}>
      {name}: <strong>{exact(rows.reduce((sum, { values }) => sum + Number(values[name] ?? 0), 0))}</strong>
    </span>
  ));
}
