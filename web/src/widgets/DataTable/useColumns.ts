import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable as useTanStackTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { LEAST_WIDTH, MOST_WIDTH } from './columnLayout';
import type { DataColumn } from './types';
import type { ColumnLayout } from './useColumnLayout';

const features = tableFeatures({ columnOrderingFeature, columnSizingFeature, columnVisibilityFeature });
const NO_ROWS: readonly object[] = [];

export interface ShownColumns<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly widths: readonly number[];
  /** Width of all of them. */
  readonly total: number;
  readonly resize: (columnId: string, width: number) => void;
}

/** The columns that are shown, with their widths. Sorting and filtering are the server's, so rows stay out of the model. */
export function useColumns<Row>(all: readonly DataColumn<Row>[], layout: ColumnLayout): ShownColumns<Row> {
  const definitions = useMemo(
    () =>
      all.map((column) => ({
        id: column.id,
        size: column.width,
        minSize: LEAST_WIDTH,
        maxSize: MOST_WIDTH,
      })),
    [all],
  );
  const columnVisibility = useMemo(
    () => Object.fromEntries(all.map(({ id }) => [id, layout.shown.includes(id)])),
    [all, layout.shown],
  );
  const table = useTanStackTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    state: { columnVisibility, columnOrder: [...layout.shown], columnSizing: layout.widths },
  });

  const shown = table.getVisibleLeafColumns();
  const byId = new Map(all.map((column) => [column.id, column]));
  const columns = shown.map(({ id }) => byId.get(id)).filter((column) => column !== undefined);
  const key = columns.map(({ id }) => id).join();
  return {
    // The same list as long as its columns are the same, so that rows need not be drawn again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    columns: useMemo(() => columns, [all, key]),
    widths: shown.map((column) => column.getSize()),
    total: table.getTotalSize(),
    resize: (columnId, width) => {
      layout.setWidths((before) => ({ ...before, [columnId]: clamp(width) }));
    },
  };
}

function clamp(width: number): number {
  return Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width)));
}
