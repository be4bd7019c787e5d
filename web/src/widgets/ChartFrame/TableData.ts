/** A chart's rows for reading: its text alternative. */
export interface TableData {
  readonly columns: readonly { readonly title: string; readonly isNumber?: boolean }[];
  readonly rows: readonly (readonly (string | number)[])[];
}
