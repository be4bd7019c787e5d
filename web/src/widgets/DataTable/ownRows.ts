import type { ColumnValue } from '../../api/schema';
import { readSort } from './sorting';
import type { ValueLists } from './tableContext';
import type { DataColumn, FilterName, OwnName } from './types';
import type { TableState } from './useTableState';

/** A column of rows that the page has whole. */
export interface OwnColumn<Row> extends DataColumn<Row> {
  /** What the rows are ordered by, and what a range is of; null stands last either way. */
  readonly by: (row: Row) => string | number | null;
}

type Narrowing = Pick<TableState, 'search' | 'values' | 'text'>;

/** The rows that hold all words of the search and fit all filters, in order. */
export function arrangeRows<Row>(
  rows: readonly Row[],
  columns: readonly OwnColumn<Row>[],
  state: Narrowing,
  sort: string,
): readonly Row[] {
  const tests = [searchTest(columns, state.search), ...columns.map((column) => filterTest(column, state))];
  const fitting = rows.filter((row) => tests.every((fits) => fits(row)));
  const { name, isDescending } = readSort(sort);
  const by = columns.find((column) => column.sort === name)?.by;
  return by ? fitting.sort((a, b) => compare(by(a), by(b), isDescending ? -1 : 1)) : fitting;
}

function searchTest<Row>(columns: readonly OwnColumn<Row>[], search: string): (row: Row) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return (row) => {
    if (words.length === 0) {
      return true;
    }

    const values = columns.map((column) => column.value(row));
    const text = values.map(({ text: shown, exact }) => `${shown ?? ''} ${exact ?? ''}`).join(' ');
    return words.every((word) => text.toLowerCase().includes(word));
  };
}

function filterTest<Row>({ filter, value, by }: OwnColumn<Row>, state: Narrowing): (row: Row) => boolean {
  if (filter?.kind === 'values') {
    const chosen = new Set(state.values(filter.name));
    return (row) => chosen.size === 0 || chosen.has(value(row).filter ?? '');
  }

  if (filter?.kind === 'text') {
    const part = state.text(filter.name)?.toLowerCase() ?? '';
    return (row) => (value(row).text ?? '').toLowerCase().includes(part);
  }

  const [from, to] = filter ? [state.text(filter.from), state.text(filter.to)] : [];
  return (row) => {
    const number = Number(by(row) ?? NaN);
    return !(from !== undefined && !(number >= Number(from))) && !(to !== undefined && !(number <= Number(to)));
  };
}

function compare(a: string | number | null, b: string | number | null, sign: 1 | -1): number {
  if (a === null || b === null) {
    return a === b ? 0 : a === null ? 1 : -1;
  }

  return typeof a === 'number' && typeof b === 'number' ? sign * (a - b) : sign * texts.compare(String(a), String(b));
}

const texts = new Intl.Collator(undefined, { numeric: true });

/** The values that each column with a list has, the frequent ones first. */
export function valueLists<Row>(rows: readonly Row[], columns: readonly OwnColumn<Row>[]): ValueLists {
  const lists = new Map<FilterName, ColumnValue[]>();
  for (const { filter, value } of columns) {
    if (filter?.kind === 'values') {
      const counts = new Map<string, number>();
      for (const row of rows) {
        const by = value(row).filter ?? '';
        counts.set(by, (counts.get(by) ?? 0) + 1);
      }

      const found = [...counts].map(([of, events]) => ({ value: of, name: of === '' ? 'none' : '', events }));
      lists.set(
        filter.name,
        found.sort((a, b) => b.events - a.events || texts.compare(a.value, b.value)),
      );
    }
  }

  return Object.fromEntries(lists);
}

/** The name of a filter that only the table knows. */
export function ownName(text: string): OwnName {
  return `own-${text}`;
}
