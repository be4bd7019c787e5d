import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../../api/ask';

const NONE: ReadonlyMap<string, string> = new Map();

/** Names of ids that an address holds. Until they are known, the id stands in. */
export function useNames(
  kind: 'org' | 'user' | 'package' | 'project',
  ids: readonly string[],
): ReadonlyMap<string, string> {
  // Packages and orgs go by name.
  const isNeeded = ids.length > 0 && kind !== 'package' && kind !== 'org';
  const names = useQuery({
    ...ask('/api/v1/names', { kind, id: ids, limit: 1000 }),
    enabled: isNeeded,
    staleTime: 5 * 60_000,
  });
  const rows = names.data?.rows;
  return useMemo(() => (rows && isNeeded ? new Map(rows.map((row) => [row.id, row.name])) : NONE), [rows, isNeeded]);
}
