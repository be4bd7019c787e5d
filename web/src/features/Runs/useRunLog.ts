import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { get } from '../../api/client';
import type { RunLogRow } from '../../api/schema';
import { inOrder } from './runLog';
import { useRunsLive } from './useRunsLive';
import { runKey } from './runText';

const ROUTE = '/api/v1/runs/{id}/log';
const PAGE = 1000;
/** Beyond this the browser gets slow; the file has all of it. */
export const MOST_LINES = 10_000;

export interface RunLog {
  readonly lines: readonly RunLogRow[];
  readonly isPending: boolean;
  /** Whether nothing more was told up to now. */
  readonly isWhole: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** A run's log: from the begin, and then what is told of it. */
export function useRunLog(id: string, levels: readonly string[] | undefined): RunLog {
  const query = useInfiniteQuery({
    queryKey: [ROUTE, 'lines', id, levels ?? []],
    queryFn: ({ pageParam, signal }) =>
      get(ROUTE, { id: runKey(id), level: levels, limit: PAGE, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const { data, fetchNextPage, isFetching, isError } = query;
  const lines = useMemo(() => inOrder((data?.pages ?? []).flatMap(({ rows }) => rows)), [data]);
  const isWhole = data?.pages.at(-1)?.is_whole ?? false;
  const isFull = lines.length >= MOST_LINES;
  useEffect(() => {
    if (data && !isWhole && !isFull && !isFetching && !isError) {
      void fetchNextPage();
    }
  }, [data, isWhole, isFull, isFetching, isError, fetchNextPage]);
  useRunsLive(() => {
    if (data && isWhole && !isFull && !isFetching) {
      void fetchNextPage();
    }
  });
  return {
    lines,
    isPending: query.isPending,
    isWhole,
    error: query.error,
    retry: () => void (data ? fetchNextPage() : query.refetch()),
  };
}
