import { IconArrowsDiagonal } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import classes from './Grid.module.css';
import { useGridActions } from './GridActions';
import type { CellValue, DataColumn } from './types';

interface BodyCellProps<Row> {
  readonly column: DataColumn<Row>;
  readonly row: Row;
  readonly rowIndex: number;
  readonly col: number;
  readonly isActive: boolean;
}

/** One value: a click filters by it; one that is cut off can be opened in full. */
export function BodyCell<Row>({ column, row, rowIndex, col, isActive }: BodyCellProps<Row>) {
  const value = column.value(row);
  const exact = value.exact && value.exact !== value.text ? value.exact : undefined;
  return (
    <div
      role="gridcell"
      aria-colindex={col + 1}
      tabIndex={isActive ? 0 : -1}
      data-row={rowIndex}
      data-col={col}
      data-number={column.isNumber || undefined}
      className={classes.cell}
      title={exact ?? value.text ?? value.none}
    >
      {value.text === null ? (
        <Nothing title={column.title} words={value.none} />
      ) : (
        <>
          {column.mark?.(row)}
          {column.content ? column.content(row) : <Value column={column} value={value} text={value.text} />}
          {!column.content && isLong(value.text) && <OpenButton column={column} value={value} />}
        </>
      )}
    </div>
  );
}

/** Short values are never cut off, whatever the width. */
function isLong(text: string): boolean {
  return text.length > 16 || text.includes('\n');
}

function Nothing({ title, words }: { readonly title: string; readonly words: string | undefined }) {
  if (words !== undefined) {
    return <span className={classes.none}>{words}</span>;
  }

  return (
    <>
      <span className={classes.nothing} aria-hidden="true">
        –
      </span>
      <span className="visually-hidden">no {title}</span>
    </>
  );
}

interface ValueProps<Row> {
  readonly column: DataColumn<Row>;
  readonly value: CellValue;
  readonly text: string;
}

function Value<Row>({ column, value, text }: ValueProps<Row>): ReactNode {
  const { toggleFilter } = useGridActions();
  const { filter } = column;
  if (filter?.kind !== 'values' || value.filter === undefined) {
    return <span className={classes.text}>{text}</span>;
  }

  const { name } = filter;
  const by = value.filter;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.value}
      onClick={(event) => {
        // A finger cannot hover to see what is a filter: there a row is opened, and filters are in its details.
        if (!isTouch(event)) {
          event.stopPropagation();
          toggleFilter(name, by);
        }
      }}
    >
      {text}
    </button>
  );
}

function isTouch(event: MouseEvent): boolean {
  return (event.nativeEvent as PointerEvent).pointerType === 'touch';
}

function OpenButton<Row>({ column, value }: { readonly column: DataColumn<Row>; readonly value: CellValue }) {
  const { openValue } = useGridActions();
  const filter = column.filter?.kind === 'values' ? column.filter.name : null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.open}
      aria-label={`Show the whole ${column.title}`}
      title="Show it whole (Space)"
      onClick={(event) => {
        event.stopPropagation();
        const cell = event.currentTarget.parentElement ?? event.currentTarget;
        openValue({ title: column.title, value, filter, at: cell.getBoundingClientRect() });
      }}
    >
      <IconArrowsDiagonal size={13} stroke={1.8} aria-hidden="true" />
    </button>
  );
}
