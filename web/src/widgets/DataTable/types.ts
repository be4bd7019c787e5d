import type { ReactNode } from 'react';
import type { ListName, TextName } from '../../app/filters/search';

/** A filter of a column that only this table knows: it is not in the address. */
export type OwnName = `own-${string}`;

/** The name of a filter that holds several values. */
export type FilterName = ListName | OwnName;

/** What stands in a cell. */
export interface CellValue {
  /** As it is shown; null when the row has none. */
  readonly text: string | null;
  /** What is said where the row has none: `No task`; a dash when left out. */
  readonly none?: string;
  /** The exact value, for hovering and copying, where it differs from what is shown: an id, a UTC time. */
  readonly exact?: string | undefined;
  /** What to filter by when the value is clicked; absent when that column cannot be filtered by a value. */
  readonly filter?: string | undefined;
  /** Whether the text is JSON. */
  readonly isJson?: boolean;
}

/** One out of many values, chosen from a list. `name` is that of the filter in the address and in the API. */
export interface ValuesFilter {
  readonly kind: 'values';
  readonly name: FilterName;
  /** What the values of this column begin with, where several columns share a filter: `smiles=`. It is not shown. */
  readonly prefix?: string;
}

/** From-to of a number. */
export interface RangeFilter {
  readonly kind: 'range';
  readonly from: TextName | OwnName;
  readonly to: TextName | OwnName;
  /** Under the fields: how a number may be written. */
  readonly hint: string;
  /** The number as the API takes it; null when it is not understood. */
  readonly parse: (text: string) => number | null;
  readonly show: (value: number) => string;
}

/** A part of the text that stands in the column. */
export interface TextFilter {
  readonly kind: 'text';
  readonly name: TextName;
  /** Under the field: how texts are compared. */
  readonly hint: string;
}

export type ColumnFilter = ValuesFilter | RangeFilter | TextFilter;

export interface DataColumn<Row> {
  /** Name in the address. */
  readonly id: string;
  readonly title: string;
  /** Width at first, in pixels. */
  readonly width: number;
  readonly isNumber?: boolean;
  /** Name that the route sorts by; absent when it cannot. */
  readonly sort?: string;
  /** Whether the first click on the head puts large or late values on top. */
  readonly isLargeFirst?: boolean;
  readonly filter?: ColumnFilter;
  readonly value: (row: Row) => CellValue;
  /** A sign before the text. */
  readonly mark?: (row: Row) => ReactNode;
  /** In the place of the text: what is pressed in the cell. Keys stay with the grid, so it needs another way as well. */
  readonly content?: (row: Row) => ReactNode;
}

/** Where a cell is. Row -1 is the head. */
export interface CellAt {
  readonly row: number;
  readonly col: number;
}
