import { useMemo, type ReactNode } from 'react';
import type { Params } from '../../api/address';
import { ActiveFilters } from './ActiveFilters';
import { putBefore } from './columnLayout';
import classes from './DataTable.module.css';
import type { DownloadFormat } from './Downloads';
import { Grid, type GridProps } from './Grid';
import { nextSort, readSort } from './sorting';
import { TableContext, type ValueLists, type ValuesRoute } from './tableContext';
import { TableStates } from './TableStates';
import { Toolbar } from './Toolbar';
import type { DataColumn } from './types';
import { useColumnLayout } from './useColumnLayout';
import { useColumns } from './useColumns';
import type { Pages, PageRoute } from './usePages';
import { useTableState, type TableState } from './useTableState';

export interface TableCounts {
  readonly matching: number;
  readonly total: number;
}

export interface DataTableProps<Row> {
  /** What the rows are, in the plural: `events`. */
  readonly name: string;
  /** What the table is called among others of the page; as the rows when left out. */
  readonly label?: string | undefined;
  /** Under which the browser remembers the layout; as the rows when left out. */
  readonly layoutName?: string;
  readonly columns: readonly DataColumn<Row>[];
  /** Ids of the columns shown at first. */
  readonly standard: readonly string[];
  readonly standardSort: string;
  /** Where the rows come from; CSV and Parquet come from there too. */
  readonly route: PageRoute | OwnRows;
  /** Where the choices of filters come from: a route that lists the values of a column, or the page itself. */
  readonly choices: ValuesRoute | ValueLists;
  /** Period and filters for the API. */
  readonly params: Params;
  /** What narrows and orders it; the address when left out. */
  readonly state?: TableState;
  readonly pages: Pages<Row>;
  readonly counts: TableCounts | undefined;
  readonly rowId: GridProps<Row>['rowId'];
  readonly selectedIds: GridProps<Row>['selectedIds'];
  readonly onSelect: GridProps<Row>['onSelect'];
  readonly onTop?: GridProps<Row>['onTop'];
  readonly scrollerRef?: GridProps<Row>['scrollerRef'];
  /** In the place of the rows when there are none. */
  readonly empty: ReactNode;
  /** Files that the route writes; CSV and Parquet when left out. */
  readonly formats?: readonly DownloadFormat[];
  /** Whether there is a field that searches the rows; true when left out. */
  readonly isSearched?: boolean;
  /** The page's own tools beside the table's. */
  readonly tools?: ReactNode;
}

/** Rows that the page has whole: it sorts and filters them itself, and there is no file of them. */
export type OwnRows = null;

/**
 * A long list from a route that answers page by page: sorted and filtered by the server, as wide and in the order that the
 * viewer wants. What narrows it is in the address.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, standard, standardSort, pages, params, choices } = props;
  const ofAddress = useTableState();
  const state = props.state ?? ofAddress;
  const label = props.label ?? name;
  const sort = state.sort ?? standardSort;
  const known = useMemo(() => columns.map(({ id }) => id), [columns]);
  const layout = useColumnLayout({
    name: props.layoutName ?? name,
    known,
    standard,
    wanted: state.columns,
    onWanted: (ids) => {
      state.change({ columns: ids?.join(',') }, { replace: true });
    },
  });
  const shown = useColumns(columns, layout);
  const table = useMemo(() => ({ state, choices, params }), [state, choices, params]);

  const sortBy = (columnId: string) => {
    const column = columns.find(({ id }) => id === columnId);
    if (column?.sort) {
      const next = nextSort(sort, { sort: column.sort, isLargeFirst: column.isLargeFirst }, standardSort);
      state.change({ sort: next === standardSort ? undefined : next });
    }
  };
  const head = {
    onSort: sortBy,
    onMove: (id: string, target: string) => {
      layout.setShown(putBefore(layout.shown, id, target));
    },
  };

  return (
    <TableContext value={table}>
      <section className={classes.table} aria-label={label}>
        <Toolbar {...props} layout={layout} sort={sort} />
        <ActiveFilters columns={columns} />
        <TableStates pages={pages} empty={props.empty}>
          <Grid {...props} label={label} shown={shown} matching={props.counts?.matching} sort={sort} head={head} />
        </TableStates>
        <p className="visually-hidden" role="status">
          {sortedText(columns, sort)}
        </p>
      </section>
    </TableContext>
  );
}

function sortedText<Row>(columns: readonly DataColumn<Row>[], sort: string): string {
  const { name, isDescending } = readSort(sort);
  const title = columns.find((column) => column.sort === name)?.title ?? name;
  return `Sorted by ${title}, ${isDescending ? 'descending' : 'ascending'}`;
}
