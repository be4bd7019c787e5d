import type { ReactNode } from 'react';

/** A column of a short list that is sorted and searched in the page. */
export interface ListColumn<R> {
  readonly key: string;
  readonly title: string;
  readonly words?: string;
  readonly isNumber?: boolean;
  /** Whether it is shown only where it is chosen. */
  readonly isOptional?: boolean;
  /** What it is sorted by; null stands last either way. Without it the column cannot be sorted. */
  readonly by?: (row: R) => string | number | null | undefined;
  readonly cell: (row: R) => ReactNode;
}

export interface ListOrder {
  readonly key: string;
  readonly isDescending: boolean;
}

/** The rows that hold all words of the search, in order. */
export function arrange<R>(
  rows: readonly R[],
  columns: readonly ListColumn<R>[],
  order: ListOrder,
  search: string,
  textOf: (row: R) => string,
): R[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const by = columns.find((column) => column.key === order.key)?.by;
  return by ? matching.sort((a, b) => compare(by(a), by(b), order.isDescending)) : matching;
}

function compare(
  a: string | number | null | undefined,
  b: string | number | null | undefined,
  isDescending: boolean,
): number {
  if (a == null || b == null) {
    return a == null && b == null ? 0 : a == null ? 1 : -1;
  }

  const sign = isDescending ? -1 : 1;
  return typeof a === 'number' && typeof b === 'number'
    ? sign * (a - b)
    : sign * String(a).localeCompare(String(b), undefined, { numeric: true });
}

/** What pressing a column's head makes of the order: first ascending, then the other way. */
export function pressed(order: ListOrder, key: string): ListOrder {
  return { key, isDescending: order.key === key && !order.isDescending };
}
