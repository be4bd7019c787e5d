import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import { send } from '../../api/client';
import type { SessionAnswer } from '../../api/schema';
import type { Search } from '../../app/filters/search';
import { safeReturn } from '../../app/signedOut';

type EnterRoute = '/api/v1/session' | '/api/v1/session/link';

/** Signs in; afterwards leads to where one came from, or to choosing a password when there is none yet. */
export function useEnter(route: EnterRoute): UseMutationResult<SessionAnswer, Error, object> {
  const client = useQueryClient();
  const router = useRouter();
  const search: Search = useSearch({ strict: false });
  return useMutation({
    mutationFn: async (body: object) => {
      const session = await send<SessionAnswer>('POST', route, body);
      if (!session) {
        throw new Error('The server did not say who is signed in.');
      }

      return session;
    },
    onSuccess: (session) => {
      // What another account has seen is not for this one.
      client.clear();
      client.setQueryData(ask('/api/v1/session').queryKey, session);
      if (session.needs_password) {
        return router.navigate({ to: '/choose-password', search: { return: search.return }, replace: true });
      }

      router.history.replace(safeReturn(search.return));
    },
  });
}
