import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Params } from './address';
import { ApiError } from './ApiError';
import { get, type AnswerOf, type GetRoute } from './client';

/**
 * A question to the server: its route and parameters are its key, so that whoever asks the same gets the same answer.
 * What is shown stays until the answer to the next one is there.
 */
export function ask<P extends GetRoute>(route: P, params: Params = {}) {
  return queryOptions<AnswerOf<P>>({
    queryKey: [route, params],
    queryFn: ({ signal }) => get(route, params, signal),
    placeholderData: keepPreviousData,
  });
}

/** The same where the server may know nothing of what is asked for: null then, which is an answer and no failure. */
export function askOrNone<P extends GetRoute>(route: P, params: Params) {
  return queryOptions<AnswerOf<P> | null>({
    queryKey: [route, params, 'or none'],
    queryFn: ({ signal }) =>
      get(route, params, signal).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) {
          return null;
        }

        throw error;
      }),
  });
}
