import type { CallEntry } from '../../api/schema';
import type { CellValue, DataColumn } from '../../widgets/DataTable/types';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exactUtc, moment } from '../../widgets/format/times';
import { durationInput, parseDuration } from '../Events/durationText';

export const STANDARD_SORT = '-time';

const DURATION: DataColumn<CallEntry> = {
  id: 'duration',
  title: 'Duration',
  width: 112,
  isNumber: true,
  sort: 'duration',
  isLargeFirst: true,
  filter: {
    kind: 'range',
    from: 'duration_from',
    to: 'duration_to',
    hint: 'Milliseconds, or with a unit: 2s, 5min, 1h',
    parse: parseDuration,
    show: durationInput,
  },
  value: ({ duration_ms: ms }) => (ms == null ? { text: null } : { text: duration(ms), exact: exactDuration(ms) }),
};

const HOW_IT_ENDED: readonly DataColumn<CallEntry>[] = [
  {
    id: 'status',
    title: 'Status',
    width: 90,
    filter: { kind: 'values', name: 'status' },
    value: ({ status }) => ({ text: status ?? null, filter: status ?? undefined }),
  },
  {
    id: 'error',
    title: 'Error',
    width: 220,
    filter: { kind: 'text', name: 'error_text', hint: 'Capital letters make no difference' },
    value: ({ error }) => ({ text: error ?? null }),
  },
];

/** The columns of the table of calls: what every call has, then one for each input and output. */
export function callColumns(
  zone: string,
  inputs: readonly string[],
  outputs: readonly string[],
): DataColumn<CallEntry>[] {
  return [
    {
      id: 'started',
      title: 'Started',
      width: 176,
      sort: 'time',
      isLargeFirst: true,
      value: ({ started }) => ({ text: moment(started, zone), exact: exactUtc(started) }),
    },
    {
      id: 'user',
      title: 'User',
      width: 120,
      sort: 'user',
      filter: { kind: 'values', name: 'user' },
      value: ({ user_id, user_name }) => ({
        text: user_name ?? null,
        exact: user_id ?? undefined,
        filter: user_id ?? undefined,
      }),
    },
    {
      id: 'function',
      title: 'Function',
      width: 180,
      sort: 'function',
      filter: { kind: 'values', name: 'function' },
      value: ({ function: name }) => ({ text: name ?? null, filter: name ?? undefined }),
    },
    {
      id: 'package',
      title: 'Package',
      width: 110,
      sort: 'package',
      filter: { kind: 'values', name: 'package' },
      value: (call) => ({ text: call.package, filter: call.package }),
    },
    DURATION,
    ...inputs.map((name) => parameter('input', name, (call) => call.inputs)),
    ...outputs.map((name) => parameter('output', name, (call) => call.outputs)),
    ...HOW_IT_ENDED,
  ];
}

/** A column of an input or output. Its name comes with the calls; a click on a value narrows to the calls that have it. */
function parameter(side: 'input' | 'output', name: string, of: (call: CallEntry) => object): DataColumn<CallEntry> {
  return {
    id: columnId(side, name),
    title: side === 'input' ? name : `→ ${name}`,
    width: 110,
    filter: { kind: 'values', name: side, prefix: `${name}=` },
    value: (call) => valueOf(name, of(call)),
  };
}

/** Ids stand in the address, joined by commas, which names may hold. */
function columnId(side: 'input' | 'output', name: string): string {
  return `${side}.${encodeURIComponent(name)}`;
}

export function valueOf(name: string, values: object): CellValue {
  const value: unknown = (values as Readonly<Record<string, unknown>>)[name];
  if (value === undefined) {
    return { text: null };
  }

  const isText = typeof value === 'string';
  const text = isText ? value : JSON.stringify(value);
  return { text, filter: `${name}=${text}`, isJson: typeof value === 'object' && value !== null };
}

/** All columns but those beyond the first few inputs and outputs, which can be chosen. */
export function standardColumns(inputs: readonly string[], outputs: readonly string[]): string[] {
  return [
    'started',
    'user',
    'function',
    'duration',
    ...inputs.slice(0, 5).map((name) => columnId('input', name)),
    ...outputs.slice(0, 3).map((name) => columnId('output', name)),
    'status',
    'error',
  ];
}
