import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, ConnectionError } from './ApiError';
import { connection } from './connection';

const STALE_MS = 30_000;

/** Calls back when the server no longer knows who is asking. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const noticeSignedOut = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) {
      onSignedOut();
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache(),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        // A failure is shown at once, with a button to try again; a lost connection is healed in one place for all.
        retry: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  connection.onHealed(() => {
    const wasHit = (error: unknown) => error instanceof ConnectionError;
    void client.refetchQueries({ type: 'active', predicate: (query) => wasHit(query.state.error) || query.isStale() });
  });
  return client;
}
