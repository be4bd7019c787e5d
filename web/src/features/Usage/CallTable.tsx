import { useMemo } from 'react';
import type { CallEntry } from '../../api/schema';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { DataTable } from '../../widgets/DataTable/DataTable';
import { usePages } from '../../widgets/DataTable/usePages';
import { callColumns, STANDARD_SORT, standardColumns } from './callColumns';
import { callValues } from './callValues';
import { EmptyUsage } from './EmptyUsage';

const ROUTE = '/api/v1/usage/functions/calls';

/** What the heads of its columns narrow it by. */
const NARROWING = ['status', 'error_text', 'input', 'output'] as const;

/** Calls of functions: user, time, a column for each input and output, status, error. */
export function CallTable() {
  const { search, zone, events, selected, select } = useFilters();
  const params = useMemo(
    () => ({
      ...events,
      status: search.status,
      error_text: search.error_text,
      input: search.input,
      output: search.output,
      sort: search.sort,
    }),
    [events, search.status, search.error_text, search.input, search.output, search.sort],
  );
  const pages = usePages(ROUTE, params);
  const { first, rows } = pages;
  const inputs = useMemo(() => first?.inputs ?? [], [first]);
  const outputs = useMemo(() => first?.outputs ?? [], [first]);
  const columns = useMemo(() => callColumns(zone, inputs, outputs), [zone, inputs, outputs]);
  const standard = useMemo(() => standardColumns(inputs, outputs), [inputs, outputs]);
  const choices = useMemo(() => callValues(rows), [rows]);
  const selectedIds = useMemo(() => new Set(ofKind(selected, 'event').map(({ id }) => id)), [selected]);
  return (
    <DataTable
      name="calls"
      columns={columns}
      standard={standard}
      standardSort={STANDARD_SORT}
      route={ROUTE}
      choices={choices}
      params={params}
      pages={pages}
      counts={first && { matching: first.total, total: first.total }}
      rowId={idOf}
      selectedIds={selectedIds}
      onSelect={(call) => {
        select({ kind: 'event', id: call.id, time: call.started });
      }}
      empty={
        <EmptyUsage what="No call of a function" narrowing={NARROWING}>
          Platforms tell of calls with the scope call:function, payload.inputs and payload.outputs.
        </EmptyUsage>
      }
      formats={['csv', 'parquet']}
    />
  );
}

function idOf(call: CallEntry): string {
  return call.id;
}
