import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import type { ColumnValue } from '../../api/schema';
import { useTable, type ValuesRoute } from './tableContext';
import type { FilterName } from './types';

/** Most values that a filter offers at once. */
export const MOST = 100;

const EVENT_VALUES: ValuesRoute = '/api/v1/events/values';

export interface FoundValues {
  readonly rows: readonly ColumnValue[];
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** The values of a column in which a text occurs, from a route or from what the page has already. */
export function useValues(name: FilterName, text: string, prefix = ''): FoundValues {
  const { choices, params } = useTable();
  const isRoute = typeof choices === 'string';
  const route = isRoute ? choices : EVENT_VALUES;
  const found = useQuery({
    ...ask(route, { ...params, column: name, value_search: text, limit: MOST }),
    enabled: isRoute,
  });
  return isRoute
    ? { rows: found.data?.rows ?? [], isPending: found.isPending, error: found.error }
    : { rows: matching(choices[name] ?? [], text, prefix), isPending: false, error: null };
}

/** Those in which a text occurs, in their value or in their name; of those that begin with `prefix`, behind it. */
export function matching(values: readonly ColumnValue[], text: string, prefix = ''): ColumnValue[] {
  const wanted = text.toLowerCase();
  return values
    .filter(({ value }) => value.startsWith(prefix))
    .filter(({ value, name }) => `${value.slice(prefix.length)} ${name}`.toLowerCase().includes(wanted))
    .slice(0, MOST);
}
