import type { CallEntry, ColumnValue } from '../../api/schema';
import type { ValueLists } from '../../widgets/DataTable/tableContext';
import { valueOf } from './callColumns';

/** What the columns of calls can be filtered by: the values of the calls that were loaded, the frequent first. */
export function callValues(calls: readonly CallEntry[]): ValueLists {
  return {
    user: countsOf(calls.map((call) => [call.user_id, call.user_name])),
    function: countsOf(calls.map((call) => [call.function])),
    package: countsOf(calls.map((call) => [call.package])),
    status: countsOf(calls.map((call) => [call.status])),
    input: countsOf(calls.flatMap((call) => parametersOf(call.inputs))),
    output: countsOf(calls.flatMap((call) => parametersOf(call.outputs))),
  };
}

type Named = readonly [value: string | null | undefined, name?: string | null];

function parametersOf(values: object): Named[] {
  return Object.keys(values).map((name) => [valueOf(name, values).filter]);
}

function countsOf(values: readonly Named[]): ColumnValue[] {
  const counts = new Map<string, { name: string; events: number }>();
  for (const [value, name] of values) {
    if (value) {
      const known = counts.get(value);
      counts.set(value, { name: name ?? known?.name ?? '', events: (known?.events ?? 0) + 1 });
    }
  }

  return [...counts].map(([value, rest]) => ({ value, ...rest })).sort((a, b) => b.events - a.events);
}
