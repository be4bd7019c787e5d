import { useId, useRef, type CSSProperties, type RefObject } from 'react';
import { BodyRow } from './BodyRow';
import classes from './Grid.module.css';
import { GridActionsContext } from './GridActions';
import { GridFoot } from './GridFoot';
import { HeadCell, type HeadActions } from './HeadCell';
import type { CellAt } from './types';
import type { ShownColumns } from './useColumns';
import { useGrid } from './useGrid';
import type { Pages } from './usePages';
import { ValuePopover } from './ValuePopover';

export interface GridProps<Row> {
  /** What the rows are, in the plural. */
  readonly label: string;
  readonly shown: ShownColumns<Row>;
  readonly pages: Pages<Row>;
  readonly rowId: (row: Row) => string;
  readonly selectedIds: ReadonlySet<string>;
  readonly onSelect: (row: Row, add: boolean) => void;
  /** Called with whether the first row is in sight, whenever that changes. */
  readonly onTop?: ((isAtTop: boolean) => void) | undefined;
  /** Rows that match in all; undefined while that is not known. */
  readonly matching: number | undefined;
  readonly sort: string;
  /** What scrolls, for pages that scroll it. */
  readonly scrollerRef?: RefObject<HTMLDivElement | null> | undefined;
  readonly head: Pick<HeadActions, 'onSort' | 'onMove'>;
}

/** Head and rows. Only rows in sight are drawn; the next page is asked for before the end is reached. */
export function Grid<Row>(props: GridProps<Row>) {
  const { shown, pages } = props;
  const own = useRef<HTMLDivElement>(null);
  const scroller = props.scrollerRef ?? own;
  const grid = useGrid(props, scroller);
  const hintId = useId();
  return (
    <GridActionsContext value={grid.actions}>
      <p id={hintId} className="visually-hidden">
        Arrow keys go from cell to cell. Enter on a head sorts, on a row selects it. Space shows a value whole. Alt and
        the down arrow open the column&apos;s filter. Shift and the left or right arrow on a head change its width; with
        Alt they move the column.
      </p>
      <div
        ref={scroller}
        className={classes.scroller}
        data-stale={pages.isStale || undefined}
        onScroll={grid.noteScroll}
      >
        <div
          role="grid"
          aria-label={props.label}
          aria-describedby={hintId}
          aria-rowcount={props.matching === undefined ? -1 : props.matching + 1}
          aria-colcount={shown.columns.length}
          aria-multiselectable="true"
          aria-busy={pages.isFetching}
          tabIndex={-1}
          className={classes.grid}
          style={columnStyle(shown.widths, shown.total)}
          onKeyDown={grid.press}
          onFocus={grid.noteFocus}
        >
          <Head {...props} active={grid.active} openFilter={grid.openFilter} onOpenFilter={grid.setOpenFilter} />
          <Body {...props} active={grid.active} virtualizer={grid.virtualizer} />
        </div>
        <GridFoot pages={pages} />
      </div>
      <ValuePopover opened={grid.opened} onClose={grid.closeValue} />
    </GridActionsContext>
  );
}

function columnStyle(widths: readonly number[], total: number): CSSProperties {
  const columns = widths.map((w, i) => (i === widths.length - 1 ? `minmax(${String(w)}px, 1fr)` : `${String(w)}px`));
  return { '--columns': columns.join(' '), '--total': `${String(total)}px` } as CSSProperties;
}

interface HeadProps<Row> extends GridProps<Row> {
  readonly active: CellAt;
  readonly openFilter: string | null;
  readonly onOpenFilter: (columnId: string | null) => void;
}

function Head<Row>({ shown, sort, head, active, openFilter, onOpenFilter }: HeadProps<Row>) {
  const actions: HeadActions = { ...head, onResize: shown.resize, onOpenFilter };
  return (
    <div role="rowgroup" className={classes.headGroup}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {shown.columns.map((column, col) => (
          <HeadCell
            key={column.id}
            column={column}
            col={col}
            width={shown.widths[col] ?? column.width}
            sort={sort}
            isActive={active.row === -1 && active.col === col}
            isFilterOpen={openFilter === column.id}
            actions={actions}
          />
        ))}
      </div>
    </div>
  );
}

interface BodyProps<Row> extends GridProps<Row> {
  readonly active: CellAt;
  readonly virtualizer: ReturnType<typeof useGrid<Row>>['virtualizer'];
}

function Body<Row>({ pages, shown, rowId, selectedIds, active, virtualizer }: BodyProps<Row>) {
  return (
    <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = pages.rows[item.index];
        return row === undefined ? null : (
          <BodyRow
            // By place and not by event: the focus stays where it is when other rows come.
            key={item.index}
            row={row}
            index={item.index}
            start={item.start}
            columns={shown.columns}
            activeCol={active.row === item.index ? active.col : -1}
            isSelected={selectedIds.has(rowId(row))}
          />
        );
      })}
    </div>
  );
}
