import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../../api/ask';
import type { NamesAnswer } from '../../api/schema';
import { batches, namesOf } from './nameBatches';

const FRESH_MS = 5 * 60_000;

type Kind = 'org' | 'user' | 'group' | 'package' | 'project' | 'task' | 'job';

/** Names of ids that an address holds. Until they are known, the id stands in. */
export function useNames(kind: Kind, ids: readonly string[]): ReadonlyMap<string, string> {
  // Packages and orgs go by name.
  const isNeeded = ids.length > 0 && kind !== 'package' && kind !== 'org';
  const names = useQuery({ ...nameQuestion(kind, ids), enabled: isNeeded });
  const rows = names.data?.rows;
  return useMemo(() => namesOf(rows && isNeeded ? [rows] : []), [rows, isNeeded]);
}

/**
 * The same for ids in rows that grow page by page: those that a page brings are asked for together, and not again with the
 * next one. Ids come in the order in which they appear.
 */
export function useRowNames(kind: Kind, ids: readonly string[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: batches(ids).map((batch) => ({ ...nameQuestion(kind, batch), placeholderData: undefined })),
    combine: combined,
  });
}

function nameQuestion(kind: Kind, ids: readonly string[]) {
  return { ...ask('/api/v1/names', { kind, id: ids, limit: 1000 }), staleTime: FRESH_MS };
}

function combined(results: readonly UseQueryResult<NamesAnswer>[]): ReadonlyMap<string, string> {
  return namesOf(results.flatMap(({ data }) => (data ? [data.rows] : [])));
}
