import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Params } from './address';
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
