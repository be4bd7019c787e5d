/** How a table is sorted: `-time` is by time, descending. */
export interface Sorting {
  readonly name: string;
  readonly isDescending: boolean;
}

export function readSort(text: string): Sorting {
  return text.startsWith('-') ? { name: text.slice(1), isDescending: true } : { name: text, isDescending: false };
}

export function sortText({ name, isDescending }: Sorting): string {
  return isDescending ? `-${name}` : name;
}

/** The order after a click on a column's head: its own order first, then the reverse, then the table's standard. */
export function nextSort(current: string, column: { sort: string; isLargeFirst?: boolean }, standard: string): string {
  const first = sortText({ name: column.sort, isDescending: column.isLargeFirst ?? false });
  const reverse = sortText({ name: column.sort, isDescending: !column.isLargeFirst });
  if (current === first) {
    return reverse;
  }

  // Where the column's own order is the standard, there is nothing third.
  return current === reverse && readSort(standard).name !== column.sort ? standard : first;
}

/** For `aria-sort`. */
export function ariaSort(current: string, sort: string | undefined): 'ascending' | 'descending' | 'none' | undefined {
  if (!sort) {
    return undefined;
  }

  const { name, isDescending } = readSort(current);
  return name === sort ? (isDescending ? 'descending' : 'ascending') : 'none';
}
