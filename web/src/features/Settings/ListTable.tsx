import { TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import table from '../Intake/ScrollTable.module.css';
import { exact } from '../../widgets/format/numbers';
import { ListColumns, useListColumns } from './ListColumns';
import { arrange, pressed, type ListColumn, type ListOrder } from './list';
import classes from './Settings.module.css';

/** More rows than that are searched rather than scrolled through. */
const MOST = 1000;

interface ListTableProps<R> {
  /** What the rows are, for example Accounts. */
  readonly title: string;
  readonly columns: readonly ListColumn<R>[];
  readonly rows: readonly R[];
  readonly order: ListOrder;
  readonly keyOf: (row: R) => string;
  /** What the search looks at. */
  readonly textOf: (row: R) => string;
  /** Stands in the place of the table when there is nothing to list. */
  readonly empty: ReactNode;
  /** Beside the search. */
  readonly tools?: ReactNode;
}

/** A list that the server gives whole: searched, sorted by its heads, scrolled where it does not fit. */
export function ListTable<R>(props: ListTableProps<R>) {
  const { title, rows, keyOf, textOf, empty, tools } = props;
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState(props.order);
  const choice = useListColumns(title, props.columns);
  const { columns } = choice;
  const shown = arrange(rows, props.columns, order, search, textOf);
  return (
    <>
      <div className={classes.tools}>
        {rows.length > 0 && (
          <>
            <SearchField title={title} value={search} onChange={setSearch} />
            <span className={classes.count} role="status">
              {exact(shown.length)} of {exact(rows.length)}
            </span>
            <ListColumns choice={choice} />
          </>
        )}
        {tools}
      </div>
      {rows.length === 0 ? (
        <p className={classes.words}>{empty}</p>
      ) : (
        // A region that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        <div className={table.scroller} role="group" aria-label={title} tabIndex={0}>
          <table className={table.table}>
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <Head key={column.key} column={column} order={order} onPress={setOrder} />
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, MOST).map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map((column) => (
                    <td key={column.key} data-number={column.isNumber || undefined}>
                      {column.title === '' ? column.cell(row) : <ListCell>{column.cell(row)}</ListCell>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length > MOST && <p className={classes.words}>The first {exact(MOST)} of them; search for others.</p>}
          {shown.length === 0 && <p className={classes.words}>Nothing matches “{search}”.</p>}
        </div>
      )}
    </>
  );
}

interface SearchFieldProps {
  readonly title: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function SearchField({ title, value, onChange }: SearchFieldProps) {
  return (
    <TextInput
      className={classes.search}
      aria-label={`Search ${title.toLowerCase()}`}
      placeholder="Search"
      leftSection={<IconSearch size={13} aria-hidden="true" />}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** One value; a long text is cut, and whole on hover. */
function ListCell({ children }: { readonly children: ReactNode }) {
  return (
    <span className={classes.cell} title={typeof children === 'string' ? children : undefined}>
      {children}
    </span>
  );
}

interface HeadProps<R> {
  readonly column: ListColumn<R>;
  readonly order: ListOrder;
  readonly onPress: (order: ListOrder) => void;
}

function Head<R>({ column, order, onPress }: HeadProps<R>) {
  const isSorted = order.key === column.key;
  const Arrow = order.isDescending ? IconArrowDown : IconArrowUp;
  const direction = order.isDescending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      data-number={column.isNumber || undefined}
      title={column.words}
      aria-sort={isSorted ? direction : undefined}
    >
      {column.by ? (
        <button
          type="button"
          className={classes.sorter}
          onClick={() => {
            onPress(pressed(order, column.key));
          }}
        >
          {column.title}
          {isSorted && <Arrow size={12} aria-hidden="true" />}
        </button>
      ) : column.title === '' ? (
        <span className="visually-hidden">Actions</span>
      ) : (
        column.title
      )}
    </th>
  );
}
