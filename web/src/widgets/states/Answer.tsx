import { Button } from '@mantine/core';
import { useQueryClient, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ConnectionError } from '../../api/ApiError';
import { Failure } from './Failure';
import { Message } from './Message';
import { Skeleton } from './Skeleton';
import { Waiting } from './Waiting';

interface AnswerProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isFetching' | 'refetch' | 'isPlaceholderData'>;
  readonly queryKey: QueryKey;
  /** Height of the skeleton. */
  readonly height: number | string;
  readonly children: (data: T) => ReactNode;
}

/** The states that every question has: waiting, cancelled, failed, answered. */
export function Answer<T>({ query, queryKey, height, children }: AnswerProps<T>) {
  const client = useQueryClient();
  const cancel = () => void client.cancelQueries({ queryKey });
  const retry = () => void query.refetch();
  return (
    <div
      style={{ position: 'relative', minHeight: query.data === undefined ? height : undefined }}
      aria-busy={query.isFetching}
    >
      <Waiting isFetching={query.isFetching} onCancel={cancel} />
      {stateOf(query) === 'failed' && <Failure error={query.error} onRetry={retry} />}
      {stateOf(query) === 'waiting' && <Skeleton height={height} />}
      {stateOf(query) === 'cancelled' && (
        <Message title="Cancelled">
          <Button variant="default" onClick={retry}>
            Ask again
          </Button>
        </Message>
      )}
      {stateOf(query) === 'answered' && query.data !== undefined && children(query.data)}
    </div>
  );
}

/** An answer that is there stays when only the connection was lost; any other failure is told. */
function stateOf<T>(query: AnswerProps<T>['query']): 'failed' | 'waiting' | 'cancelled' | 'answered' {
  if (query.isFetching) {
    return query.data === undefined ? 'waiting' : 'answered';
  }

  if (query.error && (query.data === undefined || !(query.error instanceof ConnectionError))) {
    return 'failed';
  }

  return query.data === undefined || query.isPlaceholderData ? 'cancelled' : 'answered';
}
