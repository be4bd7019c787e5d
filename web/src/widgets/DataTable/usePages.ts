import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Params } from '../../api/address';
import { get, type AnswerOf, type GetRoute } from '../../api/client';

/** The first page is small, so that it is there at once; the next ones are large, for who scrolls fast. */
const FIRST_PAGE = 100;
const NEXT_PAGE = 500;

/** Routes that answer page by page. */
export type PageRoute = {
  [P in GetRoute]: AnswerOf<P> extends { rows: readonly object[]; next: string | null } ? P : never;
}[GetRoute];

export type RowOf<P extends PageRoute> = AnswerOf<P> extends { rows: readonly (infer Row)[] } ? Row : never;

/** The rows that were loaded, and what to do to have more. */
export interface Pages<Row, Answer = object> {
  /** What the first page says beside its rows. */
  readonly first: Answer | undefined;
  readonly rows: readonly Row[];
  /** Nothing to show yet. */
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly isFetchingMore: boolean;
  /** The rows belong to the question before. */
  readonly isStale: boolean;
  readonly hasMore: boolean;
  readonly error: Error | null;
  /** Changes with the question. */
  readonly key: string;
  /** When the first page was last answered, as milliseconds since 1970. */
  readonly updatedAt: number;
  readonly loadMore: () => void;
  /** Asks for the first page again and forgets the others. */
  readonly restart: () => void;
  readonly retry: () => void;
  readonly cancel: () => void;
}

interface Page {
  readonly rows: readonly object[];
  readonly next: string | null;
}

/** A list that is too long to load at once: page after page, each beginning where the one before ended. */
export function usePages<P extends PageRoute>(route: P, params: Params): Pages<RowOf<P>, AnswerOf<P>> {
  const client = useQueryClient();
  const queryKey = useMemo(() => [route, 'pages', params], [route, params]);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      get(route, { ...params, limit: pageParam ? NEXT_PAGE : FIRST_PAGE, after: pageParam }, signal) as Promise<Page>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // To ask again means to ask for every page that was scrolled through: only on request.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

  const pages = query.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows as RowOf<P>[]), [pages]);
  const canLoadMore = query.hasNextPage && !query.isFetching && !query.isPlaceholderData && !query.isFetchNextPageError;
  return {
    first: pages?.[0] as AnswerOf<P> | undefined,
    rows,
    isPending: query.isPending,
    isFetching: query.isFetching,
    isFetchingMore: query.isFetchingNextPage,
    isStale: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    error: query.error,
    key: JSON.stringify(queryKey),
    updatedAt: query.dataUpdatedAt,
    loadMore: () => {
      if (canLoadMore) {
        void query.fetchNextPage();
      }
    },
    restart: () => {
      client.setQueryData<InfiniteData<Page, string | null>>(queryKey, (data) => data && firstOf(data));
      void client.refetchQueries({ queryKey, exact: true });
    },
    retry: () => {
      void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch());
    },
    cancel: () => void client.cancelQueries({ queryKey, exact: true }),
  };
}

function firstOf(data: InfiniteData<Page, string | null>): InfiniteData<Page, string | null> {
  return { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) };
}
